package io.plateau.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.clip.TokenShape;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SteeringShapeTest {

  private static final TokenShape VIT_B16 = new TokenShape(197, 768, 12, 12);
  private static final SteeringShape SMALL =
      SteeringShape.of(new TokenShape(10, 8, 3, 2), SteeringMethod.TOAST, 5);
  private static final SteeringShape SMALL_LITE =
      SteeringShape.of(new TokenShape(10, 8, 3, 2), SteeringMethod.TOAST_LITE, 5);
  private static final HostTensor XI =
      new HostTensor(new long[] {8}, new float[] {1, 2, 3, 4, 5, 6, 7, 8});

  /** 24 matrices of 768 x 768, and xi: the paper's 14.2M without its head. */
  @Test
  void toastLearnsEveryMatrixAndXi() {
    assertThat(SteeringShape.of(VIT_B16, SteeringMethod.TOAST, 100).size())
        .isEqualTo(24 * 768 * 768 + 768);
  }

  /** 24 updates of 2 x 4 x 768, P and xi: .74M. */
  @Test
  void toastLiteLearnsUpdatesOfLowRankPAndXi() {
    assertThat(SteeringShape.of(VIT_B16, SteeringMethod.TOAST_LITE, 100).size())
        .isEqualTo(24 * 2 * 4 * 768 + 768 * 768 + 768);
  }

  @Test
  void onlyLateLayersAreLearned() {
    assertThat(SMALL.tensors().keySet()).containsExactly("A.1", "A.2", "B.1", "B.2", "xi");
    assertThat(SMALL_LITE.withHead(SteeringHead.LINEAR).tensors().keySet())
        .containsExactly(
            "A.1.down",
            "A.1.up",
            "A.2.down",
            "A.2.up",
            "B.1.down",
            "B.1.up",
            "B.2.down",
            "B.2.up",
            "P",
            "head.bias",
            "head.weight",
            "xi");
  }

  @Test
  void toastStartsFromIdentitiesAndZeros() {
    Parameters start = SteeringStart.of(SMALL, XI, Feedback.none(), 1);

    assertThat(start.get("A.1")).isEqualTo(Feedback.identity(8));
    assertThat(start.get("B.2")).isEqualTo(HostTensor.zeros(8, 8));
    assertThat(start.get("xi")).isEqualTo(XI);
  }

  @Test
  void toastStartsFromFeedbackThatWasSolvedFor() {
    HostTensor solved = new HostTensor(new long[] {8, 8}, new float[64]);
    solved.values()[5] = 3;
    Feedback feedback = new Feedback(Parameters.of("A.2", solved));

    Parameters start = SteeringStart.of(SMALL, XI, feedback, 1);

    assertThat(start.get("A.2")).isEqualTo(solved);
    assertThat(start.get("A.1")).isEqualTo(Feedback.identity(8));
  }

  @Test
  void updatesOfLowRankStartWithoutEffectByTheSeed() {
    Parameters start = SteeringStart.of(SMALL_LITE, XI, Feedback.none(), 1);

    assertThat(start.get("A.1.up")).isEqualTo(HostTensor.zeros(8, 4));
    assertThat(start.get("P")).isEqualTo(Feedback.identity(8));
    for (float value : start.get("A.1.down").values()) {
      assertThat(Math.abs(value)).isBetween(Float.MIN_VALUE, (float) (1 / Math.sqrt(8)));
    }
    assertThat(start.get("A.1.down")).isNotEqualTo(start.get("A.2.down"));
    assertThat(SteeringStart.of(SMALL_LITE, XI, Feedback.none(), 1)).isEqualTo(start);
    assertThat(SteeringStart.of(SMALL_LITE, XI, Feedback.none(), 2)).isNotEqualTo(start);
  }

  @Test
  void methodsAndHeadsAreCalledWhatSettingsCallThem() {
    assertThat(SteeringMethod.TOAST_LITE).hasToString("toast-lite");
    assertThat(SteeringHead.LINEAR).hasToString("linear");
  }

  @Test
  void feedbackOfEarlierLayersIsRefused() {
    Feedback feedback = new Feedback(Parameters.of("A.0", Feedback.identity(8)));
    assertRefused(
        () -> SteeringStart.of(SMALL, XI, feedback, 1),
        "feedback: A.0 (expected: some of [A.1, B.1, A.2, B.2])");
  }

  @Test
  void feedbackOfAnotherWidthIsRefused() {
    Feedback feedback = new Feedback(Parameters.of("B.1", Feedback.identity(7)));
    assertRefused(
        () -> SteeringStart.of(SMALL, XI, feedback, 1),
        "B.1: shape [7, 7] (expected: [8, 8], the image tower's width)");
  }

  @Test
  void feedbackThatIsNotFiniteIsRefused() {
    HostTensor matrix = HostTensor.zeros(8, 8);
    matrix.values()[3] = Float.NaN;
    Feedback feedback = new Feedback(Parameters.of("B.1", matrix));
    assertRefused(
        () -> SteeringStart.of(SMALL, XI, feedback, 1),
        "feedback: infinite or NaN values (expected: finite ones)");
  }

  @Test
  void aTaskEmbeddingOfAnotherWidthIsRefused() {
    assertRefused(
        () -> SteeringStart.of(SMALL, HostTensor.zeros(7), Feedback.none(), 1),
        "xi: shape [7] (expected: [8])");
  }

  @Test
  void aShapeIsChecked() {
    assertRefused(() -> SMALL.withRank(9), "rank: 9 (expected: 1 to 8, the image tower's width)");
    assertRefused(
        () -> SteeringShape.of(VIT_B16, SteeringMethod.TOAST, 0), "classes: 0 (expected: >= 1)");
  }

  private static void assertRefused(ThrowingCallable shape, String message) {
    assertThatThrownBy(shape).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
