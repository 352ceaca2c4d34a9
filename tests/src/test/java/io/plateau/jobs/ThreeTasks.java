package io.plateau.jobs;

import io.plateau.continual.scenario.Protocol;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.Task;
import io.plateau.endtoend.PreparedTask;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.continual.StreamModel;
import io.plateau.jobs.continual.StreamRun;
import io.plateau.jobs.continual.StreamWatcher;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.spark.api.java.JavaSparkContext;

/** Three tasks of two drawn classes each on a Spark of their own, and the runs through them. */
final class ThreeTasks implements AutoCloseable {

  static final ContinualSettings SETTINGS =
      ContinualSettings.defaults()
          .with(
              "method=erm",
              "steps=2",
              "shots=5",
              "threads=1",
              "parts=1",
              "checkpoint-every=1",
              "random-features=32",
              "buffer-size=6",
              "average-every=1",
              "resamples=20");

  private final JavaSparkContext spark;
  private final StreamModel model;
  private final String features;
  private final List<String> names;

  ThreeTasks() throws IOException {
    features = PreparedTask.features().toString(); // on a Spark of its own
    spark = LocalSpark.open("stream");
    model = LocalSpark.embeddedModel(spark);
    names = FeatureSet.open(features, spark.hadoopConfiguration()).manifest().classNames();
  }

  String features() {
    return features;
  }

  List<String> classNames() {
    return names;
  }

  String modelDigest() {
    return model.clip().digest();
  }

  Task task(String name, int from, int to) {
    return new Task(name, features, names.subList(from, to));
  }

  Scenario stream(Protocol protocol) {
    return new Scenario(
        protocol, List.of(task("one", 0, 2), task("two", 2, 4), task("three", 4, 6)), List.of());
  }

  StreamRun run(Scenario scenario, ContinualSettings settings, Path out, Stop stop)
      throws IOException {
    return new StreamRun(spark, scenario, model, settings, out.toString(), stop);
  }

  /** Stops after a task, or after a step of the second task; -1 for never. */
  record Stop(int afterTask, int afterStep) implements StreamWatcher {

    static final Stop NEVER = new Stop(-1, -1);

    @Override
    public void starts(int done, int total) {}

    @Override
    public void stepped(TrainingState state, long steps) {
      if (state.step() == afterStep) {
        throw new CancellationException("stopped");
      }
    }

    @Override
    public void scored(int number, String summary) {
      if (number == afterTask) {
        throw new CancellationException("stopped");
      }
    }
  }

  @Override
  public void close() {
    spark.close();
  }
}
