package io.plateau.training;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.clip.Activation;
import io.plateau.clip.RandomClip;
import io.plateau.clip.TextTower;
import io.plateau.feature.Batch;
import io.plateau.prompt.ClassShards;
import io.plateau.prompt.ContextLearner;
import io.plateau.prompt.PromptEncoder;
import io.plateau.prompt.PromptLosses;
import io.plateau.prompt.PromptObjective;
import io.plateau.prompt.Prompts;
import io.plateau.sharpness.Ascent;
import io.plateau.sharpness.GradientPath;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.Pullback;
import io.plateau.sharpness.TwoGradients;
import io.plateau.tensor.HostTensor;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes that many workers encode, against one worker that encodes them all. */
class ShardedLearnerTest {

  private static final int CLASSES = 13;
  private static final int WIDTH = 32;
  private static final int PROJECTION = 16;
  private static final Step STEP = new Step(0, 0, IntStream.range(0, 9).toArray());

  /**
   * What rounding alone makes of the order of sums. Random weights amplify it more than learned
   * ones: {@code EmbeddedShardsTest} holds those to 1e-6.
   */
  private static final double ROUNDING = 5e-6;

  private static RandomClip clip;
  private static TextTower tower;

  @BeforeAll
  static void load() {
    clip = new RandomClip(Activation.QUICK_GELU);
    tower = clip.text();
  }

  @AfterAll
  static void close() {
    clip.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 13, 20})
  void gradientsAreThoseOfOneWorker(int parts) {
    for (GradientPath path :
        List.of(GradientPath.full(), GradientPath.functional(), GradientPath.logit())) {
      TwoGradients sharded = sharded(unified(), parts, path);
      TwoGradients whole = whole(unified(), path);

      assertThat(error(sharded.clean().values(), whole.clean().values())).isLessThan(ROUNDING);
      assertThat(error(sharded.perturbed().values(), whole.perturbed().values()))
          .isLessThan(ROUNDING);
      assertThat(sharded.samples()).isEqualTo(9);
    }
  }

  @Test
  void aContextPerClassGetsItsGradientFromItsShard() {
    TwoGradients sharded = sharded(perClass(), 4, GradientPath.full());
    TwoGradients whole = whole(perClass(), GradientPath.full());

    assertThat(error(sharded.perturbed().values(), whole.perturbed().values()))
        .isLessThan(ROUNDING);
  }

  /** A worker that did not encode a shard, because the one that did is gone, encodes it again. */
  @Test
  void whatAWorkerKeptMayBeLost() {
    Prompts prompts = unified();
    Workers forgetful =
        new Workers() {
          @Override
          public int parts() {
            return 2;
          }

          @Override
          public <R extends Serializable> List<Optional<R>> run(WorkerTask<R> task) {
            List<Optional<R>> answers = new ArrayList<>();
            for (int part = 0; part < 2; part++) {
              try (Worker fresh = worker(prompts)) {
                answers.add(task.run(fresh, part, 2));
              }
            }
            return answers;
          }

          @Override
          public void close() {}
        };

    TwoGradients lost = take(prompts, forgetful, GradientPath.functional());
    TwoGradients kept = sharded(prompts, 2, GradientPath.functional());

    assertThat(lost).isEqualTo(kept);
  }

  @Test
  void featuresStandInTheOrderOfTheClasses() {
    Prompts prompts = unified();
    try (Workers workers = Workers.local(worker(prompts), 5);
        ShardedLearner learner = new ShardedLearner(workers, ClassShards.of(prompts, 5));
        Pullback sharded = learner.features(context(prompts), batch());
        ContextLearner one = new ContextLearner(tower, PromptEncoder.shared(tower, prompts));
        Pullback whole = one.features(context(prompts), batch())) {
      assertThat(sharded.output().shape()).containsExactly(CLASSES, PROJECTION);
      assertThat(relativeError(sharded.output().values(), whole.output().values()))
          .isLessThan(ROUNDING);
    }
  }

  @Test
  void thereIsAShardForEachPart() {
    Workers workers = Workers.local(worker(unified()), 2);

    assertThatThrownBy(() -> new ShardedLearner(workers, ClassShards.of(unified(), 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shards: 3 (expected: 2, one for each part)");
  }

  private static TwoGradients sharded(Prompts prompts, int parts, GradientPath path) {
    try (Worker worker = worker(prompts)) {
      return take(prompts, Workers.local(worker, parts), path);
    }
  }

  private static TwoGradients take(Prompts prompts, Workers workers, GradientPath path) {
    ShardedLearner learner = new ShardedLearner(workers, ClassShards.of(prompts, workers.parts()));
    Objective objective = new PromptObjective(learner, losses());
    return GradientExchange.onDriver(objective, batch(), Perturbation.of(Ascent.sam(0.1), path))
        .exchange(context(prompts), STEP, Guide.first());
  }

  private static TwoGradients whole(Prompts prompts, GradientPath path) {
    try (Worker worker = worker(prompts)) {
      return GradientExchange.dataParallel(
              Workers.local(worker, 1), Perturbation.of(Ascent.sam(0.1), path))
          .exchange(context(prompts), STEP, Guide.first());
    }
  }

  private static Worker worker(Prompts prompts) {
    Objective objective =
        new PromptObjective(
            new ContextLearner(tower, PromptEncoder.shared(tower, prompts)), losses());
    return new Worker(
        objective,
        batch(),
        new ShardEncoder(
            (shard, count) ->
                new ContextLearner(
                    tower,
                    PromptEncoder.shared(
                        tower, ClassShards.of(prompts, count).prompts(prompts, shard)))));
  }

  private static PromptLosses losses() {
    return PromptLosses.of(tower.manager(), 20, HostTensor.zeros(CLASSES, PROJECTION));
  }

  private static Prompts unified() {
    List<long[]> sequences = new ArrayList<>();
    for (int c = 0; c < CLASSES; c++) {
      sequences.add(
          c % 3 == 0
              ? new long[] {58, ~0, ~1, 4 + c % 5, 20 + c, 59}
              : new long[] {58, ~0, ~1, 4 + c % 5, 20 + c, 3, 59});
    }
    return new Prompts(sequences, 2);
  }

  private static Prompts perClass() {
    List<long[]> sequences = new ArrayList<>();
    for (int c = 0; c < CLASSES; c++) {
      sequences.add(new long[] {58, ~(2 * c), ~(2 * c + 1), 20 + c, 59});
    }
    return new Prompts(sequences, 2 * CLASSES);
  }

  private static Parameters context(Prompts prompts) {
    return Parameters.of(
        ContextLearner.CONTEXT,
        new HostTensor(
            new long[] {prompts.slots(), WIDTH}, gaussian(prompts.slots() * WIDTH, 0.3)));
  }

  private static Batch batch() {
    int[] labels = IntStream.range(0, 12).map(row -> row * 5 % CLASSES).toArray();
    return new Batch(gaussian(12 * PROJECTION, 0.25), labels, PROJECTION);
  }

  private static float[] gaussian(int count, double scale) {
    Random random = new Random(3);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * scale);
    }
    return values;
  }

  private static double error(Parameters actual, Parameters expected) {
    return relativeError(
        actual.get(ContextLearner.CONTEXT).values(), expected.get(ContextLearner.CONTEXT).values());
  }
}
