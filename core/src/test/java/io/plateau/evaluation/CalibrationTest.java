package io.plateau.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Test
  void rowsOfOneBinShareOneGap() {
    // Confidences .75 (correct) and .75 (wrong): accuracy .5, so the gap is .25.
    ClassScores scores = ClassScores.ofProbabilities(new float[] {.75f, .25f, .75f, .25f}, 2);

    Calibration calibration = Calibration.of(scores, new int[] {0, 1});

    assertThat(calibration.bins()).hasSize(1);
    ReliabilityBin bin = calibration.bins().get(0);
    assertThat(bin.lower()).isEqualTo(11.0 / 15);
    assertThat(bin.upper()).isEqualTo(12.0 / 15);
    assertThat(bin.rows()).isEqualTo(2);
    assertThat(bin.accuracy()).isEqualTo(0.5);
    assertThat(bin.confidence()).isCloseTo(0.75, within(1e-7));
    assertThat(calibration.ece().orElseThrow()).isCloseTo(0.25, within(1e-7));
  }

  @Test
  void fullConfidenceIsInTheLastBin() {
    ClassScores scores = ClassScores.ofProbabilities(new float[] {1, 0}, 2);

    Calibration calibration = Calibration.of(scores, new int[] {0});

    assertThat(calibration.bins().get(0).upper()).isEqualTo(1);
    assertThat(calibration.ece()).isEqualTo(Metric.of(0));
  }
}
