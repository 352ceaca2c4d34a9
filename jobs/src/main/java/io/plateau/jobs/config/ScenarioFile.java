package io.plateau.jobs.config;

import io.plateau.continual.scenario.ClassIncrements;
import io.plateau.continual.scenario.ListedTasks;
import io.plateau.continual.scenario.MtilOrder;
import io.plateau.continual.scenario.PlannedTask;
import io.plateau.continual.scenario.Protocol;
import io.plateau.continual.scenario.ScenarioPlan;
import io.plateau.continual.scenario.TaskPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scenarios as YAML: a protocol, and tasks in one of three ways. {@code tasks} lists them, {@code
 * order} names a published order of feature sets under {@code root}, {@code classes-per-task} cuts
 * one feature set.
 */
public final class ScenarioFile {

  private static final long HIGHEST_SEED = 0xffffffffL;
  private static final List<String> KEYS =
      List.of(
          "protocol",
          "tasks",
          "order",
          "root",
          "features",
          "classes-per-task",
          "first-task",
          "class-order-seed",
          "held-out");
  private static final List<String> TASK_KEYS = List.of("name", "features", "classes");

  private ScenarioFile() {}

  /**
   * Reads a scenario.
   *
   * @param source what messages call it
   * @param text YAML, or JSON, which is YAML
   * @throws IllegalArgumentException with all keys and values that cannot be used
   */
  public static ScenarioPlan parse(String source, String text) {
    List<Problem> problems = new ArrayList<>();
    YamlFields fields = new YamlFields("", Yaml.mapping(source, text), problems);
    fields.refuseAllBut(KEYS);
    Protocol protocol = choice(fields, "protocol", Protocol.class, Protocol.TASK_INCREMENTAL);
    TaskPlan tasks = tasks(fields);
    ListedTasks heldOut = listed(fields.mappings("held-out"));
    if (!problems.isEmpty()) {
      throw InvalidSettingsException.of(
          problems.stream()
              .map(problem -> new InvalidSettingsException.Located(problem, source))
              .toList());
    }
    return new ScenarioPlan(protocol, tasks, heldOut);
  }

  private static TaskPlan tasks(YamlFields fields) {
    List<String> ways =
        List.of("tasks", "order", "classes-per-task").stream().filter(fields::has).toList();
    if (ways.size() != 1) {
      fields.add("tasks", ways, "one of tasks, order and classes-per-task");
      return new ListedTasks(List.of());
    }
    return switch (ways.get(0)) {
      case "order" -> ordered(fields);
      case "classes-per-task" -> increments(fields);
      default -> {
        refuse(fields, "root", "features", "first-task", "class-order-seed");
        yield listed(fields.mappings("tasks"));
      }
    };
  }

  private static ListedTasks ordered(YamlFields fields) {
    refuse(fields, "features", "first-task", "class-order-seed");
    return choice(fields, "order", MtilOrder.class, MtilOrder.MTIL_1)
        .in(fields.requiredText("root"));
  }

  private static ClassIncrements increments(YamlFields fields) {
    refuse(fields, "root");
    int perTask =
        Math.toIntExact(fields.number("classes-per-task", 1, Integer.MAX_VALUE).orElse(1L));
    int first =
        Math.toIntExact(fields.number("first-task", 1, Integer.MAX_VALUE).orElse((long) perTask));
    return new ClassIncrements(
        fields.requiredText("features"),
        first,
        perTask,
        fields.number("class-order-seed", 0, HIGHEST_SEED).orElse(null));
  }

  private static void refuse(YamlFields fields, String... keys) {
    for (String key : keys) {
      if (fields.has(key)) {
        fields.add(key, "given", "left out: these tasks have none");
      }
    }
  }

  private static ListedTasks listed(List<YamlFields> tasks) {
    return new ListedTasks(tasks.stream().map(ScenarioFile::task).toList());
  }

  private static PlannedTask task(YamlFields fields) {
    fields.refuseAllBut(TASK_KEYS);
    String features = fields.requiredText("features");
    return new PlannedTask(
        fields.text("name").orElseGet(() -> name(features)),
        features,
        fields.texts("classes").orElse(null));
  }

  /** The last part of a path, without the ending that prepare's examples have. */
  private static String name(String features) {
    String path = features.replaceFirst("/+$", "");
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.features$", "");
  }

  private static <E extends Enum<?>> E choice(
      YamlFields fields, String key, Class<E> type, E standIn) {
    Optional<String> name = fields.has(key) ? fields.text(key) : Optional.of("nothing");
    if (name.isEmpty()) {
      return standIn; // it is a problem already
    }
    try {
      return Choice.parse(type, name.get());
    } catch (IllegalArgumentException e) {
      fields.add(key, name.get(), e.getMessage());
      return standIn;
    }
  }
}
