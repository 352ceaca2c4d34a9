package io.plateau.continual.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plateau.continual.density.DiagonalMixture;
import io.plateau.feature.Batch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GenerativeMemoryTest {

  private static DiagonalMixture around(double x, double y) {
    return new DiagonalMixture(new double[] {1}, new double[] {x, y}, new double[] {1e-4, 1e-4}, 2);
  }

  @Test
  void everyClassSeenIsDrawnEquallyOften() {
    Batch drawn = GenerativeMemory.empty().with(4, around(0, 1)).with(1, around(1, 0)).sample(3, 1);
    assertThat(drawn.labels()).containsExactly(1, 1, 1, 4, 4, 4);
    assertThat(drawn.features()[0]).isGreaterThan(0.9f);
    assertThat(drawn.features()[7]).isGreaterThan(0.9f);
  }

  @Test
  void whatIsDrawnOfAClassDoesNotDependOnTheOthers() {
    GenerativeMemory one = GenerativeMemory.empty().with(1, around(1, 0));
    float[] alone = one.sample(5, 7).features();
    assertThat(Arrays.copyOf(one.with(2, around(1, 0)).sample(5, 7).features(), 10))
        .isEqualTo(alone);
    assertThat(one.sample(5, 8).features()).isNotEqualTo(alone);
  }

  @Test
  void nothingCannotBeDrawnFrom() {
    assertThatIllegalStateException()
        .isThrownBy(() -> GenerativeMemory.empty().sample(1, 1))
        .withMessage("Cannot draw features: no class is remembered. Add one first.");
  }
}
