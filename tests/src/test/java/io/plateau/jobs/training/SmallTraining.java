package io.plateau.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.plateau.clip.ClipConfig;
import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.Precision;
import io.plateau.clip.Torch;
import io.plateau.feature.Batch;
import io.plateau.jobs.config.TextEncoding;
import io.plateau.optim.Optimiser;
import io.plateau.optim.Schedule;
import io.plateau.prep.ExecutorModel;
import io.plateau.prompt.ClassFeatures;
import io.plateau.prompt.ClassPosition;
import io.plateau.prompt.ClassShards;
import io.plateau.prompt.ContextInit;
import io.plateau.prompt.ContextLearner;
import io.plateau.prompt.ContextSharing;
import io.plateau.prompt.PromptShape;
import io.plateau.prompt.RowWeights;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.UpdateRule;
import io.plateau.training.BatchSource;
import io.plateau.training.GradientExchange;
import io.plateau.training.ShardedLearner;
import io.plateau.training.StepPlan;
import io.plateau.training.Trainer;
import io.plateau.training.TrainingState;
import io.plateau.training.Worker;
import io.plateau.training.Workers;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Six steps of GCSCoOp on drawn features, to be taken by any workers. */
record SmallTraining(FrozenClip clip) implements AutoCloseable {

  static final UpdateRule RULE = UpdateRule.gcscoop(0.1, 0.5, 0.8);

  private static final List<String> CLASSES = List.of("red star", "blue ring", "green cross");
  private static final int ROWS = 24;
  static final StepPlan PLAN = new StepPlan(ROWS, 1, 8, 6, 1);

  static SmallTraining open() throws IOException {
    Torch.initialise();
    Torch.threads(1);
    return new SmallTraining(FrozenClip.load(EmbeddedModel.directory(), Device.cpu()));
  }

  /** What executors need. */
  WorkerRecipe recipe() {
    return recipe(clip.digest());
  }

  /** The same with another claim of what the model is. */
  WorkerRecipe recipe(String modelDigest) {
    return new WorkerRecipe(
        UUID.randomUUID().toString(),
        new ExecutorModel(EmbeddedModel.NAME, modelDigest, Precision.FP32),
        prompt(),
        rows(),
        BatchSource.of(rows()),
        1);
  }

  /** What workers in this thread learn. */
  TrainingState local(int parts) {
    return train(Workers.local(worker(), parts), RULE.perturbation());
  }

  /** The same where they share the classes. */
  TrainingState localShared(int parts) {
    return trainShared(Workers.local(worker(), parts), parts);
  }

  private Worker worker() {
    return new Worker(prompt().objective(clip), rows(), prompt().shards(clip));
  }

  /** What workers, to be closed after it, learn. */
  TrainingState train(Workers workers, Perturbation perturbation) {
    try (workers) {
      return train(GradientExchange.dataParallel(workers, perturbation));
    }
  }

  /** What workers, to be closed after it, learn where they share the classes. */
  TrainingState trainShared(Workers workers, int parts) {
    ClassShards shards = ClassShards.of(prompt().prompts(clip), parts);
    try (Objective objective = prompt().objective(clip, new ShardedLearner(workers, shards))) {
      return train(GradientExchange.onDriver(objective, rows(), RULE.perturbation()));
    }
  }

  private TrainingState train(GradientExchange exchange) {
    Trainer trainer =
        new Trainer(
            PLAN,
            exchange,
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

  static void assertSameBits(TrainingState found, TrainingState expected) {
    assertThat(found.step()).isEqualTo(PLAN.steps());
    assertThat(found.history()).isEqualTo(expected.history());
    assertThat(found.parameters().get(ContextLearner.CONTEXT).values())
        .containsExactly(expected.parameters().get(ContextLearner.CONTEXT).values());
  }

  private PromptRecipe prompt() {
    return new PromptRecipe(
        CLASSES,
        new PromptShape(4, ClassPosition.END, ContextSharing.UNIFIED),
        TextEncoding.SHARED,
        ClassFeatures.zeroShot(clip, CLASSES, "a photo of a {}."),
        RowWeights.EQUAL,
        List.of(),
        null,
        null);
  }

  private Batch rows() {
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

  @Override
  public void close() {
    clip.close();
  }
}
