package io.plateau.jobs.continual;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.plateau.continual.metric.LabelSpace;
import io.plateau.continual.metric.SampleMatrix;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.Task;
import java.util.List;

/**
 * What the columns of a run's matrix are: {@code tasks.json}, by which a run is read without its
 * feature sets.
 *
 * @param scoredOver which class names samples are scored over
 * @param tasks names, in the order of training
 * @param heldOut names of sets that are never trained on
 */
record StreamOutline(LabelSpace scoredOver, List<String> tasks, List<String> heldOut) {

  static final String FILE = "tasks.json";

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  StreamOutline {
    tasks = List.copyOf(tasks);
    heldOut = List.copyOf(heldOut);
  }

  static StreamOutline of(Scenario scenario) {
    return new StreamOutline(
        scenario.labelSpace(), names(scenario.tasks()), names(scenario.heldOut()));
  }

  private static List<String> names(List<Task> tasks) {
    return tasks.stream().map(Task::name).toList();
  }

  SampleMatrix samples(List<TaskScores> rows) {
    return new SampleMatrix(
        tasks, heldOut, rows.stream().map(TaskScores::samples).toList(), scoredOver);
  }

  String json() {
    return GSON.toJson(this) + "\n";
  }

  static StreamOutline parse(String json) {
    return GSON.fromJson(json, StreamOutline.class);
  }
}
