package io.plateau.jobs.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.endtoend.PreparedTask;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.training.LearnedPrompt;
import io.plateau.jobs.training.RealInput;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that share a JVM and its threads do not notice. */
@Tag("slow")
class ExperimentTest {

  private static final TrainSettings COMMON =
      TrainSettings.defaults()
          .with("classes=base", "batch-size=8", "steps=12", "threads=1", "checkpoint-every=0");

  @TempDir private Path directory;

  private static String features;

  @BeforeAll
  static void prepare() { // before there is a Spark context, which prepare would take and close
    features = PreparedTask.features().toString();
  }

  private static List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (long seed = 1; seed <= 2; seed++) {
      for (ComparedMethod method : ComparePreset.DEMO.methods()) {
        trials.add(method.trial(COMMON, seed));
      }
    }
    return trials;
  }

  private List<LearnedPrompt> learned(String master, String out, List<Trial> trials)
      throws IOException {
    try (JavaSparkContext spark =
        new JavaSparkContext(
            new SparkConf()
                .setMaster(master)
                .setAppName("experiment")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1"))) {
      return experiment(spark, out).run(trials, (trial, training, learned, scored) -> learned);
    }
  }

  private Experiment experiment(JavaSparkContext spark, String out) throws IOException {
    Configuration configuration = new Configuration();
    FeatureSet featureSet = FeatureSet.open(features, configuration);
    FrozenClip clip = FrozenModels.clip(EmbeddedModel.NAME, configuration);
    return Experiment.baseToNew(
        spark,
        clip,
        RealInput.source(features, EmbeddedModel.NAME, featureSet),
        featureSet.read(Split.TEST),
        directory.resolve(out).toString());
  }

  @Test
  void sideBySideGivesTheBitsOfOneAfterTheOther() throws IOException {
    List<LearnedPrompt> together = learned("local[3,1]", "together", trials());
    List<LearnedPrompt> alone = learned("local[1,1]", "alone", trials());
    assertThat(together).hasSize(6);
    for (int i = 0; i < alone.size(); i++) {
      assertThat(together.get(i).history()).isEqualTo(alone.get(i).history());
      assertThat(together.get(i).artifact().context().values())
          .containsExactly(alone.get(i).artifact().context().values());
      assertThat(together.get(i).artifact().textFeatures().values())
          .containsExactly(alone.get(i).artifact().textFeatures().values());
    }
  }

  @Test
  void whatIsFinishedIsNotTrainedAgain() throws IOException {
    List<Trial> trials = trials().subList(0, 2);
    List<LearnedPrompt> first = learned("local[2,1]", "out", trials);
    Path file = directory.resolve("out/prompts/erm-seed1/checkpoints/step-000000012.safetensors");
    long written = file.toFile().lastModified();
    List<LearnedPrompt> second = learned("local[2,1]", "out", trials);
    assertThat(file.toFile().lastModified()).isEqualTo(written);
    assertThat(second.get(0).history()).isEqualTo(first.get(0).history());
  }

  @Test
  void theFirstFailureIsReportedByTheNameOfItsTraining() {
    Trial good = ComparePreset.DEMO.methods().get(0).trial(COMMON.with("steps=100000"), 1);
    Trial diverging =
        ComparePreset.DEMO
            .methods()
            .get(1)
            .trial(COMMON.with("lr=1e30", "schedule=constant"), 2, .1);
    assertThatThrownBy(() -> learned("local[2,1]", "failing", List.of(good, diverging)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("CoOp + SAM, rho 0.1, seed 2: Cannot go on training at step ");
  }
}
