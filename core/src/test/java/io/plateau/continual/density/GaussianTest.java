package io.plateau.continual.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.adapter.DistributedSum;
import io.plateau.feature.Batch;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianTest {

  private static final double[] MEAN = {0.5, -0.25};

  /** Covariance [[0.04, 0.02], [0.02, 0.05]] = L L^T with L = [[0.2, 0], [0.1, 0.2]]. */
  private static Gaussian known() {
    return Gaussian.of(MEAN, new DMatrixRMaj(2, 2, true, 0.04, 0.02, 0.02, 0.05));
  }

  @Test
  void theDensityIsTheFormula() {
    // x - mean = (0.2, 0.3) = L (1, 1): -ln(2 pi) - ln(0.2 x 0.2) - (1 + 1) / 2
    assertThat(known().logDensity(new double[] {0.7, 0.05}))
        .isCloseTo(-Math.log(2 * Math.PI) - Math.log(0.04) - 1, within(1e-12));
  }

  @Test
  void momentsAreThoseOfTheRows() {
    Batch rows = new Batch(new float[] {1, 0, 0, 1, 0.6f, 0.8f}, new int[3], 2);
    Gaussian gaussian = GaussianSums.of(DistributedSum.local(rows, 2), 2).gaussian(0);
    // sum of squares less n mean^2, over n - 1
    double meanX = 1.6 / 3;
    double meanY = 1.8 / 3;
    double xx = (1 + 0.36 - 3 * meanX * meanX) / 2;
    double xy = (0.48 - 3 * meanX * meanY) / 2;
    assertThat(gaussian.mean()).containsExactly(new double[] {meanX, meanY}, within(1e-7));
    assertThat(gaussian.factor().get(0, 0)).isCloseTo(Math.sqrt(xx), within(1e-6));
    assertThat(gaussian.factor().get(1, 0)).isCloseTo(xy / Math.sqrt(xx), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40})
  void sumsOfPartsAreThoseOfTheWhole(int parts) {
    Batch rows = Clusters.of(2, 40, 5, 0.3, 1);
    GaussianSums whole = GaussianSums.of(DistributedSum.local(rows, 1), 5);
    GaussianSums cut = GaussianSums.of(DistributedSum.local(rows, parts), 5);
    GaussianSums added =
        GaussianSums.of(new ClassRows(DistributedSum.local(rows, parts), 0), 5)
            .plus(GaussianSums.of(new ClassRows(DistributedSum.local(rows, parts), 1), 5));
    for (GaussianSums sums : List.of(cut, added)) {
      assertThat(sums.rows()).isEqualTo(40);
      assertThat(sums.sum()).containsExactly(whole.sum(), within(1e-12));
      assertThat(sums.gram().data).containsExactly(whole.gram().data, within(1e-12));
    }
  }

  @Test
  void samplesAreUnitRowsThatTheSeedGives() {
    float[] samples = known().sample(100, 3);
    for (int row = 0; row < 100; row++) {
      assertThat(Math.hypot(samples[2 * row], samples[2 * row + 1])).isCloseTo(1, within(1e-6));
    }
    assertThat(known().sample(100, 3)).isEqualTo(samples);
    assertThat(known().sample(100, 4)).isNotEqualTo(samples);
  }

  @Test
  void samplesOfANarrowGaussianLieAsItDoes() {
    // Far from the origin, what is left of a deviation by scaling is its part across the mean.
    Gaussian narrow =
        Gaussian.of(new double[] {1, 0}, new DMatrixRMaj(2, 2, true, 1e-8, 0, 0, 1e-4));
    float[] samples = narrow.sample(4000, 1);
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < 4000; row++) {
      sum += samples[2 * row + 1];
      squares += samples[2 * row + 1] * samples[2 * row + 1];
    }
    assertThat(sum / 4000).isCloseTo(0, within(5e-4));
    assertThat(Math.sqrt(squares / 4000)).isCloseTo(0.01, within(5e-4));
  }

  @Test
  void oneRowIsDrawnAgainAndAgain() {
    Batch one = new Batch(new float[] {0.6f, 0.8f}, new int[1], 2);
    float[] samples = GaussianSums.of(DistributedSum.local(one, 3), 2).gaussian(0.1).sample(5, 1);
    for (int i = 0; i < 10; i++) {
      assertThat(samples[i]).isCloseTo(i % 2 == 0 ? 0.6f : 0.8f, within(1e-3f));
    }
  }

  @Test
  void noRowsAreNoGaussian() {
    Batch none = new Batch(new float[0], new int[0], 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GaussianSums.of(DistributedSum.local(none, 1), 2).gaussian(0))
        .withMessageStartingWith("Cannot fit a Gaussian: there are no rows.");
  }
}
