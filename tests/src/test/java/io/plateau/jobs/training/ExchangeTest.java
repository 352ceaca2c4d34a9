package io.plateau.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.plateau.clip.ClipConfig;
import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.Torch;
import io.plateau.feature.Batch;
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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A step gives the same bits however it crosses Spark, and however often a part has to be redone.
 */
@Tag("slow")
class ExchangeTest {

  private static final List<String> CLASSES = List.of("red star", "blue ring", "green cross");
  private static final UpdateRule RULE = UpdateRule.gcscoop(0.1, 0.5, 0.8);
  private static final int RETRIES = 10;
  private static final int ROWS = 24;
  private static final StepPlan PLAN = new StepPlan(ROWS, 1, 8, 6, 1);

  private static FrozenClip clip;
  private static JavaSparkContext spark;

  @BeforeAll
  static void start() throws IOException {
    Torch.initialise();
    Torch.threads(1);
    clip = FrozenClip.load(EmbeddedModel.directory(), Device.cpu());
    spark =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[2,%d]".formatted(1 + RETRIES))
                .setAppName("exchange")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1"));
  }

  @AfterAll
  static void stop() {
    spark.close();
    clip.close();
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
    Worker worker = new Worker(prompt().objective(clip), rows(), prompt().shards(clip));
    return train(Workers.local(worker, parts), RULE.perturbation());
  }

  private static TrainingState onSpark(Perturbation perturbation, int parts) {
    WorkerRecipe recipe =
        new WorkerRecipe(
            UUID.randomUUID().toString(), EmbeddedModel.NAME, clip.digest(), prompt(), rows(), 1);
    return train(new JobPerStepWorkers(spark, recipe, parts), perturbation);
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

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void sparkGivesTheBitsOfOneThread(int parts) {
    assertSameBits(onSpark(RULE.perturbation(), parts), local(parts));
  }

  /** More than a batch has rows, more than there are rows; more than classes both. */
  @ParameterizedTest
  @ValueSource(ints = {11, 30})
  void partsWithoutRowsChangeNothing(int parts) {
    assertSameBits(onSpark(RULE.perturbation(), parts), local(parts));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, RETRIES})
  void partsThatFailAndAreRetriedLeaveNoTrace(int failures) {
    FailsAtFirst.FAILURES.set(0);
    TrainingState retried = onSpark(new FailsAtFirst(RULE.perturbation(), failures), 2);
    assertThat(FailsAtFirst.FAILURES).hasValueGreaterThanOrEqualTo(failures);
    assertSameBits(retried, local(2));
  }

  @Test
  void anotherModelOnAnExecutorIsRefused() {
    WorkerRecipe recipe =
        new WorkerRecipe(
            UUID.randomUUID().toString(), EmbeddedModel.NAME, "0".repeat(64), prompt(), rows(), 1);
    assertThatThrownBy(() -> train(new JobPerStepWorkers(spark, recipe, 2), RULE.perturbation()))
        .rootCause()
        .hasMessage(
            "Cannot train on this executor: the model at embedded has SHA-256 %s (expected: %s, the driver's). Put the same files at the same absolute path on every machine, or on a shared file system.",
            clip.digest(), "0".repeat(64));
  }

  @Test
  void aPartSeesAPerturbationOfItsOwn() {
    assertThat(local(2).parameters()).isNotEqualTo(local(1).parameters());
  }
}
