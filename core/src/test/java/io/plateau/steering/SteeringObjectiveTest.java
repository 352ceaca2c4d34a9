package io.plateau.steering;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.clip.SharedReference;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loss, logits and gradients against PyTorch, which goes layer by layer and token by token. */
class SteeringObjectiveTest {

  private static final Safetensors GOLDEN = ToastGoldens.open("gelu");

  private static FrozenClip clip;

  @BeforeAll
  static void load() throws IOException {
    clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu());
  }

  @AfterAll
  static void close() {
    clip.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"toast.text.2", "toast.linear.1", "lite.text.2", "lite.linear.1"})
  void lossAndGradientsAgree(String name) {
    assertAgrees(clip, GOLDEN, name, 1);
  }

  /** The larger model beside the checkout. */
  @ParameterizedTest
  @ValueSource(strings = {"toast.text.3", "lite.text.2"})
  void lossAndGradientsAgreeOnTheReferenceModel(String name) throws IOException {
    try (FrozenClip reference =
        FrozenClip.load(SharedReference.folder("clip-tiny-random"), Device.cpu())) {
      assertAgrees(reference, ToastGoldens.open("clip-tiny-random"), name, 29);
    }
  }

  private static void assertAgrees(
      FrozenClip model, Safetensors golden, String name, int keptEvery) {
    SteeringShape shape = ToastGoldens.shape(model, name);
    Parameters v = ToastGoldens.learned(shape);
    try (SteeringObjective objective = objective(model, golden, shape, name)) {
      Gradient gradient = objective.gradient(v, all(ToastGoldens.table(golden, shape.tokens())));

      double loss = value(golden, name + ".loss");
      assertThat(gradient.loss()).isCloseTo(loss, within(1e-5 * loss));
      assertThat(gradient.values().tensors().keySet()).isEqualTo(shape.tensors().keySet());
      gradient
          .values()
          .tensors()
          .forEach(
              (tensor, found) ->
                  assertThat(
                          relativeError(
                              ToastGoldens.every(keptEvery, found.values()),
                              ToastGoldens.tensor(golden, name + ".gradient." + tensor).values()))
                      .as(tensor)
                      .isLessThan(1e-4));
    }
  }

  @Test
  void theDivergenceIsThatFromTheCachedFeaturesPredictions() {
    String name = "toast.linear.1";
    SteeringShape shape = ToastGoldens.shape(clip, name);
    try (SteeringObjective objective = objective(clip, GOLDEN, shape, name);
        Point point =
            objective.at(
                ToastGoldens.learned(shape), all(ToastGoldens.table(GOLDEN, shape.tokens())))) {
      double divergence = value(GOLDEN, name + ".divergence");

      assertThat(point.divergence().value()).isCloseTo(divergence, within(1e-5 * divergence));
    }
  }

  @Test
  void theGradientOfTheDivergenceIsItsSlope() {
    String name = "lite.linear.1";
    SteeringShape shape = ToastGoldens.shape(clip, name);
    Parameters v = ToastGoldens.learned(shape);
    Batch batch = all(ToastGoldens.table(GOLDEN, shape.tokens()));
    try (SteeringObjective objective = objective(clip, GOLDEN, shape, name);
        Point point = objective.at(v, batch)) {
      Parameters gradient = point.gradient(point.divergence()).values();
      double step = 0.01 / gradient.norm();
      double slope =
          (divergence(objective, v.plus(step, gradient), batch)
                  - divergence(objective, v.plus(-step, gradient), batch))
              / (2 * step);

      assertThat(slope).isCloseTo(gradient.dot(gradient), within(1e-3 * slope));
    }
  }

  private static double divergence(SteeringObjective objective, Parameters v, Batch batch) {
    try (Point point = objective.at(v, batch)) {
      return point.divergence().value();
    }
  }

  @Test
  void noFeedbackIsTheFrozenModel() {
    SteeringShape shape = ToastGoldens.shape(clip, "toast.text.2");
    TokenTable table = ToastGoldens.table(GOLDEN, shape.tokens());
    Parameters start = SteeringStart.of(shape, Selection.start(table), Feedback.none(), 1);
    try (SteeringObjective objective = objective(clip, GOLDEN, shape, "toast.text.2");
        Point steered = objective.at(start, all(table))) {
      // What the cached features say, but for fp16's rounding of the tokens.
      assertThat(steered.divergence().value()).isLessThan(1e-4);
    }
  }

  @Test
  void rowsWithoutTokensAreRefused() {
    SteeringShape shape = ToastGoldens.shape(clip, "toast.text.2");
    try (SteeringObjective objective = objective(clip, GOLDEN, shape, "toast.text.2")) {
      Batch features = new Batch(new float[12], new int[1], 12);
      assertThatThrownBy(() -> objective.at(ToastGoldens.learned(shape), features))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rows: width 12 (expected: 492, a feature of 12 and twice 10 tokens of 24)");
    }
  }

  @Test
  void textFeaturesOfOtherClassesAreRefused() {
    SteeringShape shape = ToastGoldens.shape(clip, "toast.text.2");
    assertThatThrownBy(
            () -> SteeringObjective.of(clip, shape, Feedback.none(), HostTensor.zeros(4, 12)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "text features: shape [4, 12] (expected: [5, 12], classes by the model's projection)");
  }

  private static SteeringObjective objective(
      FrozenClip model, Safetensors golden, SteeringShape shape, String name) {
    return SteeringObjective.of(
        model, shape, ToastGoldens.feedback(name, shape), ToastGoldens.tensor(golden, "texts"));
  }

  private static Batch all(TokenTable table) {
    return table.batch(IntStream.range(0, table.rows()).toArray());
  }

  private static double value(Safetensors golden, String name) {
    return ToastGoldens.tensor(golden, name).values()[0];
  }
}
