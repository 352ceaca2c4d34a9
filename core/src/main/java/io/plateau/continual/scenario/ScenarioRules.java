package io.plateau.continual.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a stream must be like, whatever its feature sets hold. */
final class ScenarioRules {

  private final Protocol protocol;
  private final List<Task> tasks;
  private final List<Task> heldOut;
  private final List<String> problems = new ArrayList<>();

  private ScenarioRules(Protocol protocol, List<Task> tasks, List<Task> heldOut) {
    this.protocol = protocol;
    this.tasks = tasks;
    this.heldOut = heldOut;
  }

  /** The rules that are broken, each as a sentence. */
  static List<String> broken(Protocol protocol, List<Task> tasks, List<Task> heldOut) {
    ScenarioRules rules = new ScenarioRules(protocol, tasks, heldOut);
    rules.requireTasks();
    rules.requireNames();
    Stream.concat(tasks.stream(), heldOut.stream()).forEach(rules::requireClasses);
    if (protocol.hasDistinctClasses()) {
      rules.requireDistinctClasses();
    }
    if (protocol == Protocol.DOMAIN_INCREMENTAL) {
      rules.requireSameClasses();
    }
    rules.requireHeldOutUntrained();
    return rules.problems;
  }

  /**
   * Ends the checks.
   *
   * @throws IllegalArgumentException with all problems, if there are any
   */
  static void verify(Collection<String> problems) {
    if (problems.size() == 1) {
      throw new IllegalArgumentException("Cannot use this scenario: " + problems.iterator().next());
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot use this scenario (%d problems):%n  %s"
              .formatted(problems.size(), String.join(System.lineSeparator() + "  ", problems)));
    }
  }

  private void requireTasks() {
    if (tasks.isEmpty()) {
      problems.add("tasks: none (expected: one at least)");
    }
  }

  private void requireNames() {
    Set<String> names = new HashSet<>();
    Stream.concat(tasks.stream(), heldOut.stream())
        .map(Task::name)
        .filter(name -> name.isBlank() || !names.add(name))
        .forEach(
            name ->
                problems.add(
                    "name: '%s' (expected: not blank, and no other task or held-out set of that name)"
                        .formatted(name)));
  }

  private void requireClasses(Task task) {
    if (task.classNames().size() < 2) {
      problems.add(
          "task %s: classes %s (expected: two at least, to tell them apart)"
              .formatted(task.name(), task.classNames()));
    }
    Set<String> names = new HashSet<>();
    for (String name : task.classNames()) {
      if (!names.add(name)) {
        problems.add(
            "task %s: class '%s' stands twice (expected: once)".formatted(task.name(), name));
      }
    }
  }

  private void requireDistinctClasses() {
    Map<String, String> taskOf = new HashMap<>();
    for (Task task : tasks) {
      for (String name : task.classNames()) {
        String earlier = taskOf.putIfAbsent(name, task.name());
        if (earlier != null && !earlier.equals(task.name())) {
          problems.add(
              "task %s: class '%s' returns from task %s (expected: in one task, as %s has one label space. Rename it, or choose task-incremental, or domain-incremental where all classes return)"
                  .formatted(task.name(), name, earlier, written(protocol)));
        }
      }
    }
  }

  private void requireSameClasses() {
    for (Task task : tasks) {
      if (!Set.copyOf(task.classNames()).equals(Set.copyOf(tasks.get(0).classNames()))) {
        problems.add(
            "task %s: classes %s (expected: %s, those of task %s, as %s keeps its label space)"
                .formatted(
                    task.name(),
                    task.classNames(),
                    tasks.get(0).classNames(),
                    tasks.get(0).name(),
                    written(protocol)));
      }
    }
  }

  private void requireHeldOutUntrained() {
    for (Task set : heldOut) {
      for (Task task : tasks) {
        List<String> shared =
            set.classNames().stream().filter(task.classNames()::contains).distinct().toList();
        if (set.features().equals(task.features()) && !shared.isEmpty()) {
          problems.add(
              "held-out set %s: classes %s of %s, which task %s is trained on (expected: never trained on)"
                  .formatted(set.name(), shared, set.features(), task.name()));
        }
      }
    }
  }

  private static String written(Protocol protocol) {
    return protocol.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
