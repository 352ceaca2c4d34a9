package io.plateau.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemperatureScalingTest {

  private static final List<String> TWO = List.of("cat", "dog");

  /** Four rows that all say class 0 with logit {@code margin}; {@code right} of them are. */
  private static TemperatureScaling ofFour(float margin, int right) {
    float[] logits = {margin, 0, margin, 0, margin, 0, margin, 0};
    int[] labels = new int[4];
    for (int row = right; row < 4; row++) {
      labels[row] = 1;
    }
    return TemperatureScaling.fit(new ClassScores(logits, 2), labels, TWO);
  }

  @Test
  void confidenceBecomesAccuracy() {
    TemperatureScaling scaling = ofFour(5, 3);

    // sigmoid(5 / T) = 3 / 4 where 5 / T = ln 3.
    assertThat(scaling.temperature()).isCloseTo(5 / Math.log(3), within(1e-9));
    assertThat(scaling.rows()).isEqualTo(4);
    assertThat(scaling.after().ece().orElseThrow()).isCloseTo(0, within(1e-6));
    assertThat(scaling.after().nll().orElseThrow())
        .isCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), within(1e-6));
  }

  @Test
  void whatItWasBeforeIsKept() {
    TemperatureScaling.Fit before = ofFour(5, 3).before();

    double confidence = 1 / (1 + Math.exp(-5));
    assertThat(before.ece().orElseThrow()).isCloseTo(confidence - 0.75, within(1e-9));
    assertThat(before.nll().orElseThrow())
        .isCloseTo(-0.75 * Math.log(confidence) - 0.25 * Math.log(1 - confidence), within(1e-9));
  }

  @Test
  void aClassifierThatWasNotSureEnoughGetsLessThanOne() {
    assertThat(ofFour(0.5f, 3).temperature()).isCloseTo(0.5 / Math.log(3), within(1e-9));
  }

  @Test
  void rowsThatAreAllRightEndAtTheLeastTemperature() {
    assertThat(ofFour(1, 4).temperature()).isCloseTo(0.01, within(1e-9));
  }

  @Test
  void rowsThatAreMostlyWrongEndAtTheGreatest() {
    assertThat(ofFour(1, 1).temperature()).isCloseTo(100, within(1e-6));
  }

  @Test
  void impossibleClassesCountForNothing() {
    float none = Float.NEGATIVE_INFINITY;
    ClassScores scores =
        new ClassScores(new float[] {5, 0, none, 5, 0, none, 5, 0, none, 5, 0, none}, 3);

    assertThat(
            TemperatureScaling.fit(scores, new int[] {0, 0, 0, 1}, List.of("cat", "dog", "none"))
                .temperature())
        .isCloseTo(5 / Math.log(3), within(1e-9));
  }

  @Test
  void noRowsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TemperatureScaling.fit(new ClassScores(new float[0], 2), new int[0], TWO))
        .withMessage("rows: 0 (expected: at least one to fit the temperature)");
  }

  @Test
  void aTemperatureOfZeroIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassScores(new float[] {1, 2}, 2).dividedBy(0))
        .withMessage("temperature: 0.0 (expected: a finite number > 0)");
  }
}
