package io.plateau.synthesis;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.feature.Batch;
import io.plateau.optim.Optimiser;
import io.plateau.prompt.PromptEncoder;
import io.plateau.prompt.Prompts;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;
import io.plateau.tensor.Safetensors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SHIP's loss, its gradient and what AdamW makes of it, against PyTorch. */
class GeneratorObjectiveTest {

  private static FrozenClip clip;
  private static Safetensors golden;

  @BeforeAll
  static void load() throws Exception {
    clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu());
    golden = ShipGoldens.open();
  }

  @AfterAll
  static void close() {
    clip.close();
  }

  static Stream<Named<PromptEncoder.Factory>> encodings() {
    return Stream.of(
        Named.of("packed", PromptEncoder::packed),
        Named.of("shared", PromptEncoder::shared),
        Named.of("cut", PromptEncoder::cut),
        Named.of("plain", PromptEncoder::plain));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void lossAndGradientsAgree(PromptEncoder.Factory encoding) throws Exception {
    try (GeneratorObjective objective = objective(ShipGoldens.BETA, encoding)) {
      Gradient gradient = objective.gradient(ShipGoldens.learned(), ShipGoldens.noisy(0));

      assertThat(gradient.loss()).isCloseTo(scalar("loss"), within(1e-5 * scalar("loss")));
      assertThat(gradient.values().tensors().keySet())
          .isEqualTo(ShipGoldens.SHAPE.tensors().keySet());
      for (String name : gradient.values().tensors().keySet()) {
        assertThat(
                relativeError(
                    gradient.values().get(name).values(),
                    golden.tensor("gradient." + name).values()))
            .as("gradient in %s", name)
            .isLessThan(1e-5);
      }
    }
  }

  @Test
  void withoutBetaTheLossIsTheReconstruction() throws Exception {
    try (GeneratorObjective objective = objective(0, PromptEncoder::packed);
        Point point = objective.at(ShipGoldens.learned(), ShipGoldens.noisy(0))) {
      assertThat(point.loss().value()).isCloseTo(scalar("reconstruction"), within(1e-5));
    }
  }

  @Test
  void aSecondGradientOfAPointIsTheSame() {
    try (GeneratorObjective objective = objective(ShipGoldens.BETA, PromptEncoder::packed);
        Point point = objective.at(ShipGoldens.learned(), ShipGoldens.noisy(0))) {
      assertThat(point.gradient()).isEqualTo(point.gradient());
    }
  }

  @Test
  void theTrajectoryOfAdamWAgrees() throws Exception {
    float[] losses = golden.tensor("trajectory.losses").values();
    Optimiser adamW = Optimiser.adamW(0.9, 0.999, 1e-8, 0.01);
    Parameters start = ShipGoldens.learned();
    Parameters v = start;
    Parameters state = adamW.initialState(v);
    try (GeneratorObjective objective = objective(ShipGoldens.BETA, PromptEncoder::packed)) {
      for (int step = 0; step < losses.length; step++) {
        Gradient gradient = objective.gradient(v, ShipGoldens.noisy(step));
        assertThat(gradient.loss())
            .as("loss of step %d", step)
            .isCloseTo(losses[step], within(1e-4));
        Optimiser.Update update = adamW.step(v, gradient.values(), state, 0.01);
        v = update.parameters();
        state = update.state();
      }
    }
    for (String name : v.tensors().keySet()) {
      assertThat(relativeError(v.get(name).values(), golden.tensor("trajectory." + name).values()))
          .as(name)
          .isLessThan(1e-4);
    }
    assertThat(v.plus(-1, start).norm()).isGreaterThan(0.1);
  }

  @Test
  void aBatchWithoutNoiseIsRefused() {
    try (GeneratorObjective objective = objective(1, PromptEncoder::packed)) {
      Batch rows = ShipGoldens.rows();

      assertThatThrownBy(() -> objective.at(ShipGoldens.learned(), rows))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("batch: width 12 (expected: 12 + 7, a feature and its noise)");
    }
  }

  @Test
  void thereIsNoDivergenceFromZeroShotPredictions() {
    try (GeneratorObjective objective = objective(1, PromptEncoder::packed);
        Point point = objective.at(ShipGoldens.learned(), ShipGoldens.noisy(0))) {
      assertThatThrownBy(point::divergence)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageStartingWith("Cannot compare a generator with zero-shot predictions");
    }
  }

  private static GeneratorObjective objective(double beta, PromptEncoder.Factory encoding) {
    Prompts prompts =
        Prompts.of(
            clip.tokenizer(),
            ShipGoldens.CLASS_NAMES,
            ShipGoldens.SHAPE.prompt(),
            clip.config().text().positions());
    return new GeneratorObjective(clip.text(), prompts, ShipGoldens.SHAPE, beta, encoding);
  }

  private static double scalar(String name) throws Exception {
    return golden.tensor(name).values()[0];
  }
}
