package io.plateau.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.feature.Batch;
import org.junit.jupiter.api.Test;

class NearestMeanProbeTest {

  /** Class 1 has no synthetic rows, class 2's are long: only the angle counts. */
  @Test
  void theNearestMeanByAngleNamesTheClass() {
    Batch synthetic = new Batch(new float[] {1, 0, 0.8f, 0.6f, 0, 9}, new int[] {0, 0, 2}, 2);
    Batch real = new Batch(new float[] {1, 0, 0, 1, 0.6f, 0.8f, 1, 0}, new int[] {0, 2, 2, 1}, 2);

    // The third is at 53 degrees: 35 from class 0's mean, 37 from class 2's.
    assertThat(Probe.nearestMean().accuracy(synthetic, real)).isEqualTo(0.5);
  }
}
