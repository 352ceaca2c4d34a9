package io.plateau.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.feature.Batch;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassSpreadTest {

  /**
   * Rows (0, 0), (2, 0), (1, 3) have the mean (1, 1) and squared distances 2 + 2 + 4 from it; half
   * of the sum is 4.
   */
  @Test
  void theVarianceIsTheTraceOfTheUnbiasedCovariance() {
    Batch real = new Batch(new float[] {0, 0, 2, 0, 1, 3, 5, 5}, new int[] {0, 0, 0, 1}, 2);
    Batch synthetic = new Batch(new float[] {1, 1, 1, 3}, new int[] {1, 1}, 2);

    assertThat(ClassSpread.of(List.of("a", "b"), real, synthetic))
        .containsExactly(new ClassSpread("a", 3, 4, 0, 0), new ClassSpread("b", 1, 0, 2, 2));
  }
}
