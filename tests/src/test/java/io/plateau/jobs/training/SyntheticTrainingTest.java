package io.plateau.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plateau.artifact.PromptArtifact;
import io.plateau.artifact.PromptConfig;
import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.endtoend.DrawnTask;
import io.plateau.endtoend.PreparedTask;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.cluster.PluginSetup;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Split;
import java.io.IOException;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A prompt that learns from real rows of the base classes and others of the new ones. */
@Tag("slow")
class SyntheticTrainingTest {

  private static JavaSparkContext spark;
  private static FrozenClip clip;
  private static TrainingSource real;
  private static SyntheticRows drawn;

  @BeforeAll
  static void open() throws IOException {
    String prepared = PreparedTask.features().toString(); // on a Spark of its own
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("synthetic")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1");
    PluginSetup.apply(conf);
    spark = new JavaSparkContext(conf);
    Configuration configuration = spark.hadoopConfiguration();
    clip = FrozenModels.clip(EmbeddedModel.NAME, configuration);
    FeatureSet features = FeatureSet.open(prepared, configuration);
    real =
        new TrainingSource(
            features.read(Split.TRAIN),
            new PromptConfig.FeatureSource("features", features.digest()),
            EmbeddedModel.NAME,
            "test");
    FeatureTable test = features.read(Split.TEST);
    int[] ofNewClasses =
        IntStream.range(0, test.rows())
            .filter(row -> test.batch().labels()[row] >= DrawnTask.CLASSES / 2)
            .toArray();
    drawn =
        new SyntheticRows(
            test.select(ofNewClasses), new PromptConfig.FeatureSource("drawn", "0".repeat(64)));
  }

  @AfterAll
  static void close() {
    spark.close();
  }

  private static LearnedPrompt train(TrainingSource source, String... settings) {
    PromptTraining training =
        new PromptTraining(
            spark,
            clip,
            source,
            TrainSettings.defaults()
                .with("classes=base", "steps=4", "batch-size=6", "method=erm", "threads=1")
                .with(settings));
    return training.run(training.initial(), (state, steps) -> {});
  }

  @Test
  void basesRealAndNewsSyntheticRowsTrainAllClassesInTheFeatureSetsOrder() {
    PromptConfig config = train(real.withSynthetic(drawn)).artifact().config();

    assertThat(config.classNames()).isEqualTo(real.train().classNames());
    assertThat(config.trainedClasses()).isEqualTo(DrawnTask.CLASSES);
    assertThat(config.settings()).containsEntry("synthetic", "drawn");
    assertThat(config.training())
        .containsEntry("synthetic-rows", Integer.toString(drawn.rows().rows()))
        .containsEntry("synthetic-sha256", "0".repeat(64));
  }

  @Test
  void workersThatShareTheClassesLearnTheSame() {
    TrainingSource mixed = real.withSynthetic(drawn);
    PromptArtifact ofData = train(mixed, "parts=2", "distribution=data").artifact();
    PromptArtifact ofClasses = train(mixed, "parts=2", "distribution=class").artifact();

    assertThat(ofClasses.context().values())
        .containsExactly(ofData.context().values(), within(1e-6f));
    assertThat(train(real, "parts=2").artifact().context().values())
        .isNotEqualTo(ofData.context().values());
  }

  @Test
  void settingsThatNameRowsWhichNobodyReadAreRefused() {
    assertThatThrownBy(() -> train(real, "synthetic=elsewhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "synthetic: elsewhere (expected: none, because no synthetic features were read)");
  }
}
