package io.plateau.continual.scenario;

import io.plateau.continual.metric.LabelSpace;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stream of tasks.
 *
 * @param protocol what it is about
 * @param tasks in the order of training
 * @param heldOut sets that are scored after every task and never trained on
 */
public record Scenario(Protocol protocol, List<Task> tasks, List<Task> heldOut) {

  public Scenario {
    tasks = List.copyOf(tasks);
    heldOut = List.copyOf(heldOut);
    ScenarioRules.verify(ScenarioRules.broken(protocol, tasks, heldOut));
  }

  /** Names of all classes of the tasks, each once, in the order of training. */
  public List<String> classNames() {
    return namesUpTo(tasks.size());
  }

  /** Names of the classes of the first tasks, each once, in the order of training. */
  public List<String> namesUpTo(int trained) {
    return tasks.subList(0, trained).stream()
        .flatMap(task -> task.classNames().stream())
        .distinct()
        .toList();
  }

  /**
   * The names that samples of a set are scored over.
   *
   * @param trained how many tasks have been trained
   * @param column position among tasks and then held-out sets, from 0
   * @return none where the set is not scored yet: its classes are not among those seen
   */
  public List<String> scoredOver(int trained, int column) {
    if (column >= tasks.size()) {
      return heldOut.get(column - tasks.size()).classNames();
    }
    return switch (protocol.labelSpace()) {
      case OWN -> tasks.get(column).classNames();
      case SEEN -> column < trained ? namesUpTo(trained) : List.of();
      case ALL -> classNames();
    };
  }

  /** The feature sets that are read, each once. */
  public List<String> featureSets() {
    return Stream.concat(tasks.stream(), heldOut.stream()).map(Task::features).distinct().toList();
  }

  /**
   * Checks a replay buffer before anything runs.
   *
   * @param samples how many it keeps
   * @throws IllegalArgumentException if they are not one for every class
   */
  public void requireBuffer(int samples) {
    int classes = classNames().size();
    if (samples < classes) {
      throw new IllegalArgumentException(
          "buffer: %d samples (expected: >= %d, one for every class of the stream)"
              .formatted(samples, classes));
    }
  }

  /** Over which names the cells of its accuracy matrix are. */
  public LabelSpace labelSpace() {
    return protocol.labelSpace();
  }
}
