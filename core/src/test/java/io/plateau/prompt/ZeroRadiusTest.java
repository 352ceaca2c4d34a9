package io.plateau.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.clip.Activation;
import io.plateau.clip.RandomClip;
import io.plateau.clip.TextTower;
import io.plateau.feature.Batch;
import io.plateau.optim.Optimiser;
import io.plateau.optim.Schedule;
import io.plateau.sharpness.EveryRule;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.TwoLayers;
import io.plateau.sharpness.UpdateRule;
import io.plateau.tensor.HostTensor;
import io.plateau.training.GradientExchange;
import io.plateau.training.StepPlan;
import io.plateau.training.Trainer;
import io.plateau.training.TrainingState;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without a radius every rule is ERM: the same bits after ten steps of either optimiser. */
class ZeroRadiusTest {

  private static final int WIDTH = 32;
  private static final int PROJECTION = 16;
  private static final int SLOTS = 3;
  private static final Prompts PROMPTS =
      new Prompts(
          List.of(
              new long[] {58, ~0, ~1, ~2, 4, 59},
              new long[] {58, ~0, ~1, ~2, 4, 5, 59},
              new long[] {58, ~0, ~1, ~2, 7, 59}),
          SLOTS);

  private static RandomClip clip;
  private static Objective prompts;

  @BeforeAll
  static void load() {
    clip = new RandomClip(Activation.QUICK_GELU);
    TextTower tower = clip.text();
    prompts =
        new PromptObjective(
            new ContextLearner(tower, PromptEncoder.shared(tower, PROMPTS)),
            PromptLosses.of(tower.manager(), 20, normal(1, PROMPTS.classes(), PROJECTION)));
  }

  @AfterAll
  static void close() {
    prompts.close();
    clip.close();
  }

  private static Stream<Named<UpdateRule>> rules() {
    return Stream.concat(Stream.of(UpdateRule.proGrad(0)), EveryRule.perturbing(0))
        .map(rule -> Named.of(rule.name(), rule));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void onATextTower(UpdateRule rule) {
    Batch batch = new Batch(normal(2, 4, PROJECTION).values(), new int[] {0, 1, 2, 0}, PROJECTION);
    Parameters start = Parameters.of(ContextLearner.CONTEXT, normal(3, SLOTS, WIDTH));

    assertIsErm(rule, prompts, batch, start);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void onTwoTensors(UpdateRule rule) {
    assertIsErm(rule, new TwoLayers(), TwoLayers.batch(), TwoLayers.start());
  }

  private static void assertIsErm(
      UpdateRule rule, Objective objective, Batch batch, Parameters start) {
    Optimiser optimiser =
        EveryRule.isPreconditioned(rule)
            ? Optimiser.adamW(0.9, 0.99, 1e-8, 0.01)
            : Optimiser.sgd(0.9, 5e-4);

    TrainingState actual = train(rule, optimiser, objective, batch, start);
    TrainingState expected = train(UpdateRule.erm(), optimiser, objective, batch, start);

    assertThat(actual.parameters()).isEqualTo(expected.parameters()).isNotEqualTo(start);
    assertThat(actual.optimiser()).isEqualTo(expected.optimiser());
  }

  private static TrainingState train(
      UpdateRule rule, Optimiser optimiser, Objective objective, Batch batch, Parameters start) {
    Trainer trainer =
        new Trainer(
            new StepPlan(batch.rows(), 1, batch.rows() - 1, 10, 1),
            GradientExchange.onDriver(objective, batch, rule.perturbation()),
            rule,
            optimiser,
            Schedule.cosineWarmup(0.02, 10),
            (state, total) -> {});
    return trainer.run(trainer.initial(start));
  }

  private static HostTensor normal(long seed, int rows, int width) {
    Random random = new Random(seed);
    HostTensor tensor = HostTensor.zeros(rows, width);
    for (int row = 0; row < rows; row++) {
      double squares = 0;
      double[] values = random.doubles(width, -1, 1).toArray();
      for (double value : values) {
        squares += value * value;
      }
      for (int i = 0; i < width; i++) {
        tensor.values()[row * width + i] = (float) (values[i] / Math.sqrt(squares));
      }
    }
    return tensor;
  }
}
