package io.plateau.jobs.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.endtoend.PreparedTask;
import io.plateau.jobs.LocalSpark;
import io.plateau.jobs.config.RetrainSettings;
import io.plateau.jobs.continual.StreamModel;
import io.plateau.jobs.continual.StreamWatcher;
import io.plateau.jobs.registry.RegisteredVersion;
import io.plateau.jobs.registry.Registry;
import io.plateau.jobs.registry.VersionFile;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A retrain that is stopped changes nothing in use, and goes on to the same bytes. */
@Tag("slow")
class RetrainRunTest {

  private static final RetrainSettings SETTINGS =
      RetrainSettings.defaults()
          .with(
              "method=erm",
              "steps=3",
              "shots=5",
              "threads=1",
              "parts=1",
              "checkpoint-every=1",
              "new-tolerance=1",
              "calibration-tolerance=1",
              "resamples=20");

  private static JavaSparkContext spark;
  private static StreamModel model;
  private static String features;

  @TempDir private Path directory;

  @BeforeAll
  static void open() throws IOException {
    features = PreparedTask.features().toString(); // on a Spark of its own
    spark = LocalSpark.open("retrain");
    model = LocalSpark.embeddedModel(spark);
  }

  @AfterAll
  static void close() {
    spark.close();
  }

  /** Stops after a step; 0 for never. */
  private record Stop(long step) implements StreamWatcher {

    @Override
    public void starts(int done, int total) {}

    @Override
    public void stepped(TrainingState state, long steps) {
      if (state.step() == step) {
        throw new CancellationException("stopped");
      }
    }

    @Override
    public void scored(int number, String summary) {}
  }

  private Registry registry(String name) throws IOException {
    return Registry.init(directory.resolve(name).toString(), spark.hadoopConfiguration());
  }

  private static Outcome run(Registry registry, RetrainRequest.Action action, long stopAfter)
      throws IOException {
    RetrainRequest request = new RetrainRequest(features, "pets", List.of(), SETTINGS, action);
    return new Retrain(spark, registry, model, request, new Stop(stopAfter)).run();
  }

  @Test
  void whatWasStoppedIsGoneOnWithToTheSameBytes() throws IOException {
    Registry whole = registry("whole");
    Registry stopped = registry("stopped");
    assertThat(run(whole, RetrainRequest.Action.START, 0)).isEqualTo(Outcome.PROMOTED);
    assertThatThrownBy(() -> run(stopped, RetrainRequest.Action.START, 2))
        .hasStackTraceContaining("stopped");
    assertThat(stopped.newestChange()).isEmpty();
    assertThat(stopped.versions()).isEmpty();

    assertThatThrownBy(() -> run(stopped, RetrainRequest.Action.START, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds a run of the same, which was broken off or is still going on.")
        .hasMessageEndingWith("Add --resume to go on with it, or delete it.");
    assertThat(run(stopped, RetrainRequest.Action.RESUME, 0)).isEqualTo(Outcome.PROMOTED);

    RegisteredVersion one = whole.current();
    RegisteredVersion other = stopped.current();
    assertThat(other.manifest().files())
        .extracting(VersionFile::sha256)
        .isEqualTo(one.manifest().files().stream().map(VersionFile::sha256).toList());
    assertThat(directory.resolve("stopped/work")).isEmptyDirectory();
  }

  @Test
  void whatPassedAndWasStoppedBeforeItWasPromotedIsPromotedByTheNextRun() throws IOException {
    Registry registry = registry("registry");
    run(registry, RetrainRequest.Action.START, 0);
    directory.resolve("registry/pointers/000000001.json").toFile().delete();

    assertThat(run(registry, RetrainRequest.Action.START, 0)).isEqualTo(Outcome.PROMOTED);

    assertThat(registry.current().number()).isEqualTo(1);
    assertThat(run(registry, RetrainRequest.Action.START, 0)).isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(registry.versions()).hasSize(1);
  }
}
