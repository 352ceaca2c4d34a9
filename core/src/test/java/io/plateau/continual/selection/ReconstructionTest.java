package io.plateau.continual.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.adapter.DistributedSum;
import io.plateau.continual.density.GaussianSums;
import io.plateau.continual.failure.RoutingConfusion;
import io.plateau.feature.Batch;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ReconstructionTest {

  /** Variance 8 along the first axis, 1 along the second, none along the third; mean (1, 0, 0). */
  private static GaussianSums cross() {
    float[] rows = {5, 0, 0, -3, 0, 0, 1, (float) Math.sqrt(2), 0, 1, -(float) Math.sqrt(2), 0};
    return GaussianSums.of(DistributedSum.local(new Batch(rows, new int[4], 3), 2), 3);
  }

  @Test
  void asManyComponentsAsTheShareOfTheVarianceTakes() {
    assertThat(LinearAutoEncoder.of(cross(), 0.88).components().numRows).isEqualTo(1);
    assertThat(LinearAutoEncoder.of(cross(), 0.9).components().numRows).isEqualTo(2);
  }

  @Test
  void theErrorIsTheSquaredDistanceFromTheirPlane() {
    LinearAutoEncoder one = LinearAutoEncoder.of(cross(), 0.5);
    LinearAutoEncoder two = LinearAutoEncoder.of(cross(), 0.95);
    assertThat(one.error(new double[] {7, 2, 3})).isCloseTo(4 + 9, within(1e-9));
    assertThat(two.error(new double[] {7, 2, 3})).isCloseTo(9, within(1e-9));
    assertThat(one.error(new double[] {-9, 0, 0})).isCloseTo(0, within(1e-9));
  }

  private static Reconstruction axis(int axis, double limit) {
    DMatrixRMaj direction = new DMatrixRMaj(1, 2);
    direction.set(0, axis, 1);
    return new Reconstruction(new LinearAutoEncoder(new double[2], direction), limit);
  }

  @Test
  void theSmallestErrorInUnitsOfItsLimitSelectsAndAboveAllLimitsZeroShotDoes() {
    // Errors of (x, y) are y^2 of the first axis and x^2 of the second.
    ReconstructionKey key = new ReconstructionKey(List.of(axis(0, 1))).with(axis(1, 4));
    assertThat(key.select(new double[] {5, 0.5})).isEqualTo(new Selection(0, 1));
    assertThat(key.select(new double[] {1, 0.8})).isEqualTo(new Selection(1, 1));
    assertThat(key.select(new double[] {3, 3}).routed()).isEqualTo(RoutingConfusion.NONE);
  }

  @Test
  void aLimitOfNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> axis(0, 0))
        .withMessage("limit: 0.0 (expected: finite and > 0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearAutoEncoder.of(cross(), 0))
        .withMessage("share: 0.0 (expected: > 0 and <= 1)");
  }
}
