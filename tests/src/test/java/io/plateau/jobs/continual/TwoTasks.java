package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.continual.scenario.Protocol;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.Task;
import io.plateau.endtoend.PreparedTask;
import io.plateau.jobs.LocalSpark;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prompt.ClassFeatures;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;

/** Two tasks of two drawn classes and a held-out set of two, on a Spark of its own. */
final class TwoTasks implements AutoCloseable {

  private static final ContinualSettings SETTINGS =
      ContinualSettings.defaults()
          .with(
              "method=erm",
              "steps=2",
              "shots=5",
              "threads=1",
              "parts=1",
              "checkpoint-every=0",
              "random-features=32",
              "generated=8",
              "align-epochs=1",
              "buffer-size=6");

  private final JavaSparkContext spark;
  private final StreamModel model;
  private final Scenario scenario;

  TwoTasks() throws IOException {
    String features = PreparedTask.features().toString(); // before this Spark is there
    spark = LocalSpark.open("tasks");
    model = LocalSpark.embeddedModel(spark);
    List<String> names =
        FeatureSet.open(features, spark.hadoopConfiguration()).manifest().classNames();
    scenario =
        new Scenario(
            Protocol.TASK_AGNOSTIC,
            List.of(
                new Task("one", features, names.subList(0, 2)),
                new Task("two", features, names.subList(2, 4))),
            List.of(new Task("apart", features, names.subList(4, 6))));
  }

  StreamData data() throws IOException {
    return new StreamData(
        scenario, SETTINGS.training().sampling().shots(), SETTINGS.training().run().seed(), spark);
  }

  /**
   * A strategy by name.
   *
   * @param out where its checkpoints would go
   */
  Strategy<?> strategy(String name, StreamData data, Path out) {
    ContinualSettings settings = SETTINGS.with("strategy=" + name);
    PromptLearning learning = learning(data, out);
    return Strategies.of(
        settings, data, texts(data), learning, new Remedies(settings, data, learning, null, null));
  }

  PromptLearning learning(StreamData data, Path out) {
    return new PromptLearning(
        spark,
        model,
        SETTINGS.training(),
        data.allNames(),
        new TreeMap<>(),
        out.toString(),
        new Quiet());
  }

  /** Text features of hand-written prompts. */
  ClassTexts texts(StreamData data) {
    List<String> names = data.allNames();
    return new ClassTexts(
        names,
        ClassFeatures.zeroShot(model.clip(), names, "a photo of a {}."),
        model.clip().logitScale());
  }

  static ContinualSettings settings() {
    return SETTINGS;
  }

  @Override
  public void close() {
    spark.close();
  }

  private record Quiet() implements StreamWatcher {

    @Override
    public void starts(int done, int total) {}

    @Override
    public void stepped(TrainingState state, long steps) {}

    @Override
    public void scored(int number, String summary) {}
  }
}
