package io.plateau.jobs.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.endtoend.PreparedTask;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.cluster.PluginSetup;
import io.plateau.jobs.config.GeneratorFitSettings;
import io.plateau.jobs.run.RunWatcher;
import io.plateau.jobs.training.RealInput;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import io.plateau.sharpness.Parameters;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generator is fitted to the same bits, however often that was interrupted. */
@Tag("slow")
class GeneratorRunTest {

  private static final GeneratorFitSettings SETTINGS =
      GeneratorFitSettings.defaults()
          .with("epochs=2", "batch-size=6", "classes=base", "threads=1", "checkpoint-every=2");

  /** Two epochs of three steps. */
  private static final int STEPS = 6;

  private static JavaSparkContext spark;
  private static FrozenClip clip;
  private static TrainingSource source;
  private static FeatureTable test;

  @TempDir private Path directory;

  @BeforeAll
  static void open() throws IOException {
    String features = PreparedTask.features().toString(); // on a Spark of its own
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("generator")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1");
    PluginSetup.apply(conf);
    spark = new JavaSparkContext(conf);
    clip = FrozenModels.clip(EmbeddedModel.NAME, spark.hadoopConfiguration());
    FeatureSet featureSet = FeatureSet.open(features, spark.hadoopConfiguration());
    source = RealInput.source(features, EmbeddedModel.NAME, featureSet);
    test = featureSet.read(Split.TEST);
  }

  @AfterAll
  static void close() {
    spark.close();
  }

  private GeneratorRun run(String out, GeneratorFitSettings settings) throws IOException {
    return new GeneratorRun(
        spark,
        clip,
        source,
        settings,
        Storage.at(directory.resolve(out).toString(), spark.hadoopConfiguration()));
  }

  /** Ends a run behind a step, as a kill would. */
  private record StopsAfter(long step) implements RunWatcher {

    @Override
    public void starts(long first, long total) {
      assertThat(total).isEqualTo(STEPS);
    }

    @Override
    public void stepped(TrainingState state, long totalSteps) {
      if (state.step() == step) {
        throw new CancellationException();
      }
    }

    @Override
    public void finishes() {}
  }

  private static Parameters learned(LearnedGenerator learned) {
    return learned.artifact().generator().learned();
  }

  @Test
  void aRunThatWasKilledTwiceGivesTheSameBits() throws IOException {
    Parameters whole = learned(run("whole", SETTINGS).start(new Silence()));

    assertThatThrownBy(() -> run("killed", SETTINGS).start(new StopsAfter(3)))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> run("killed", SETTINGS).resume(new StopsAfter(5)))
        .isInstanceOf(CancellationException.class);
    LearnedGenerator resumed = run("killed", SETTINGS).resume(new Silence());

    assertThat(learned(resumed)).isEqualTo(whole);
    assertThat(directory.resolve("killed/history.csv"))
        .hasSameTextualContentAs(directory.resolve("whole/history.csv"));
  }

  @Test
  void theExchangeDoesNotChangeTheBits() throws IOException {
    GeneratorFitSettings parts = SETTINGS.with("parts=2", "epochs=1");
    RunWatcher nothing = new Silence();

    assertThat(learned(run("job", parts.with("exchange=job")).start(nothing)))
        .isEqualTo(learned(run("resident", parts.with("exchange=resident")).start(nothing)));
  }

  /** Watches and does nothing. */
  private static final class Silence implements RunWatcher {

    @Override
    public void starts(long first, long total) {}

    @Override
    public void stepped(TrainingState state, long totalSteps) {}

    @Override
    public void finishes() {}
  }

  @Test
  void whatIsThereIsNotOverwritten() throws IOException {
    run("out", SETTINGS.with("epochs=1")).start(new Silence());

    assertThatThrownBy(() -> run("out", SETTINGS).start(new Silence()))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "it holds a finished generator. Add --resume to go on with it, or choose another --out.");
    assertThatThrownBy(() -> run("out", SETTINGS).resume(new Silence()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "it is of another configuration (checkpoint and now: epochs: 1 and 2)");
  }

  @Test
  void heldOutRowsAreMeasuredWhereThereAreSome() throws IOException {
    LearnedGenerator learned =
        run("out", SETTINGS.with("epochs=1")).measuredOn(Split.TEST, test).start(new Silence());

    assertThat(learned.measured().measuredOn()).isEqualTo(Split.TEST);
    assertThat(learned.measured().images()).as("of the three base classes").isEqualTo(12);
    assertThat(learned.measured().classes()).hasSize(3);
  }

  @Test
  void rowsOfOtherClassesAloneAreNotMeasured() throws IOException {
    FeatureTable strangers =
        new FeatureTable(
            List.of("stranger"),
            List.of("s"),
            new int[1],
            new Batch(new float[64], new int[1], 64));
    LearnedGenerator learned =
        run("out", SETTINGS.with("epochs=1")).measuredOn(Split.VAL, strangers).start(new Silence());

    assertThat(learned.measured().measuredOn()).isEqualTo(Split.TRAIN);
  }

  @Test
  void featuresThatAreNoNumbersAreRefused() {
    float[] features = source.train().batch().features().clone();
    features[0] = Float.NaN;
    FeatureTable train = source.train();
    TrainingSource broken =
        new TrainingSource(
            new FeatureTable(
                train.classNames(),
                train.ids(),
                train.views(),
                new Batch(features, train.batch().labels(), train.batch().width())),
            source.origin(),
            source.model(),
            source.createdBy());

    assertThatThrownBy(
            () ->
                new GeneratorRun(
                    spark,
                    clip,
                    broken,
                    SETTINGS,
                    Storage.at(directory.toString(), spark.hadoopConfiguration())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("its norm is NaN (expected: a number > 0)");
  }
}
