package io.plateau.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.Device;
import io.plateau.clip.ClipConfig;
import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.Torch;
import io.plateau.feature.Batch;
import io.plateau.jobs.cluster.PluginSetup;
import io.plateau.jobs.cluster.SparkWorkers;
import io.plateau.jobs.config.DistributionMode;
import io.plateau.jobs.config.DistributionSettings;
import io.plateau.jobs.config.ExchangeMode;
import io.plateau.jobs.config.TextEncoding;
import io.plateau.optim.Optimiser;
import io.plateau.optim.Schedule;
import io.plateau.prompt.ClassFeatures;
import io.plateau.prompt.ClassPosition;
import io.plateau.prompt.ContextInit;
import io.plateau.prompt.ContextLearner;
import io.plateau.prompt.ContextSharing;
import io.plateau.prompt.PromptShape;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.UpdateRule;
import io.plateau.training.GradientExchange;
import io.plateau.training.StepPlan;
import io.plateau.training.Trainer;
import io.plateau.training.TrainingException;
import io.plateau.training.TrainingState;
import io.plateau.training.Worker;
import io.plateau.training.Workers;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A step gives the same bits however it crosses Spark, and however often a part has to be redone.
 */
@Tag("slow")
class ExchangeTest {

  private static final List<String> CLASSES = List.of("red star", "blue ring", "green cross");
  private static final UpdateRule RULE = UpdateRule.gcscoop(0.1, 0.5, 0.8);
  private static final int ROWS = 24;
  private static final StepPlan PLAN = new StepPlan(ROWS, 1, 8, 6, 1);

  private static FrozenClip clip;

  @BeforeAll
  static void start() throws IOException {
    Torch.initialise();
    Torch.threads(1);
    clip = FrozenClip.load(EmbeddedModel.directory(), Device.cpu());
  }

  @AfterAll
  static void stop() {
    clip.close();
  }

  private static JavaSparkContext spark(int parts, int attempts) {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[%d,%d]".formatted(parts, attempts))
            .setAppName("exchange")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1");
    PluginSetup.apply(conf);
    return new JavaSparkContext(conf);
  }

  private static PromptRecipe prompt() {
    return new PromptRecipe(
        CLASSES,
        new PromptShape(4, ClassPosition.END, ContextSharing.UNIFIED),
        TextEncoding.SHARED,
        ClassFeatures.zeroShot(clip, CLASSES, "a photo of a {}."),
        0);
  }

  private static Batch rows() {
    ClipConfig config = clip.config();
    Random random = new Random(1);
    float[] features = new float[ROWS * config.projection()];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) (random.nextGaussian() / Math.sqrt(config.projection()));
    }
    int[] labels = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      labels[row] = row % CLASSES.size();
    }
    return new Batch(features, labels, config.projection());
  }

  private static TrainingState local(int parts) {
    Worker worker = new Worker(prompt().objective(clip), rows());
    return train(Workers.local(worker, parts), RULE.perturbation());
  }

  private static TrainingState onSpark(
      ExchangeMode exchange, Perturbation perturbation, int parts, int attempts) {
    WorkerRecipe recipe =
        new WorkerRecipe(
            UUID.randomUUID().toString(), EmbeddedModel.NAME, clip.digest(), prompt(), rows(), 1);
    DistributionSettings settings =
        new DistributionSettings(exchange, DistributionMode.DATA, false, 60);
    try (JavaSparkContext spark = spark(parts, attempts)) {
      return train(SparkWorkers.open(spark, recipe, parts, settings), perturbation);
    }
  }

  private static TrainingState train(Workers workers, Perturbation perturbation) {
    try (workers) {
      Trainer trainer =
          new Trainer(
              PLAN,
              GradientExchange.dataParallel(workers, perturbation),
              RULE,
              Optimiser.sgd(0.9, 0.0005),
              Schedule.constant(0.02),
              (state, total) -> {});
      return trainer.run(
          trainer.initial(
              Parameters.of(
                  ContextLearner.CONTEXT,
                  new ContextInit.Words("a photo of a")
                      .context(clip, ContextSharing.UNIFIED, CLASSES.size()))));
    }
  }

  private static void assertSameBits(TrainingState found, TrainingState expected) {
    assertThat(found.step()).isEqualTo(PLAN.steps());
    assertThat(found.history()).isEqualTo(expected.history());
    assertThat(found.parameters().get(ContextLearner.CONTEXT).values())
        .containsExactly(expected.parameters().get(ContextLearner.CONTEXT).values());
  }

  /** Eleven parts are more than a batch has rows. */
  @ParameterizedTest
  @CsvSource({"JOB, 1", "JOB, 3", "JOB, 11", "RESIDENT, 1", "RESIDENT, 3", "RESIDENT, 11"})
  void sparkGivesTheBitsOfOneThread(ExchangeMode exchange, int parts) {
    assertSameBits(onSpark(exchange, RULE.perturbation(), parts, 1), local(parts));
  }

  /** One retry, or ten. */
  @ParameterizedTest
  @CsvSource({"JOB, 2", "JOB, 11", "RESIDENT, 2", "RESIDENT, 11"})
  void partsThatFailAndAreRetriedLeaveNoTrace(ExchangeMode exchange, int attempts) {
    FailsAtFirst.FAILURES.clear();
    TrainingState retried = onSpark(exchange, new FailsAtFirst(RULE.perturbation()), 2, attempts);
    assertThat(FailsAtFirst.FAILURES).hasSize((int) PLAN.steps());
    assertSameBits(retried, local(2));
  }

  @ParameterizedTest
  @EnumSource(names = {"JOB", "RESIDENT"})
  void aLossThatIsNoNumberEndsTheRun(ExchangeMode exchange) {
    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> onSpark(exchange, Perturbation.sam(Double.MAX_VALUE), 2, 1))
        .withMessageStartingWith("Cannot go on training at step 0: the loss is ")
        .withMessageContaining("perturbed NaN, and not every gradient is a finite number.");
  }

  @Test
  void aPartSeesAPerturbationOfItsOwn() {
    assertThat(local(2).parameters()).isNotEqualTo(local(1).parameters());
  }
}
