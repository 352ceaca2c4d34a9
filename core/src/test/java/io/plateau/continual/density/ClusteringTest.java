package io.plateau.continual.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.adapter.DistributedSum;
import io.plateau.feature.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusteringTest {

  /** Two pairs of points on a line. */
  private static final Batch PAIRS = new Batch(new float[] {0, 1, 10, 12}, new int[4], 1);

  @Test
  void centresAreTheMeansOfWhatIsNearestToThem() {
    // Starts from 10, the nearest to the mean 5.75 is 10 (4.25) against 1 (4.75); then 0.
    Centres centres = KMeans.fit(DistributedSum.local(PAIRS, 2), 1, 2, 10);
    assertThat(centres.values()).containsExactly(11, 0.5);
  }

  @Test
  void thereAreNoMoreCentresThanDifferentRows() {
    Batch twice = PAIRS.select(new int[] {0, 0, 2, 2, 2});
    assertThat(KMeans.fit(DistributedSum.local(twice, 1), 1, 5, 10).values())
        .containsExactlyInAnyOrder(0, 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 17, 90})
  void theCutIntoPartsDoesNotMatter(int parts) {
    Batch rows = Clusters.of(6, 90, 4, 0.1, 2);
    Centres whole = KMeans.fit(DistributedSum.local(rows, 1), 4, 5, 50);
    assertThat(KMeans.fit(DistributedSum.local(rows, parts), 4, 5, 50).values())
        .containsExactly(whole.values(), within(1e-12));
    DiagonalMixture mixture = MixtureFit.defaults().fit(DistributedSum.local(rows, 1), 4);
    DiagonalMixture cut = MixtureFit.defaults().fit(DistributedSum.local(rows, parts), 4);
    assertThat(cut.means()).containsExactly(mixture.means(), within(1e-9));
    assertThat(cut.variances()).containsExactly(mixture.variances(), within(1e-9));
    assertThat(cut.weights()).containsExactly(mixture.weights(), within(1e-9));
  }

  @Test
  void aMixtureOfOneComponentIsMeanAndVariance() {
    DiagonalMixture one = new MixtureFit(1, 10, 0, 1e-9).fit(DistributedSum.local(PAIRS, 1), 1);
    assertThat(one.means()).containsExactly(new double[] {5.75}, within(1e-12));
    // (0 + 1 + 100 + 144) / 4 - 5.75^2
    assertThat(one.variances()).containsExactly(new double[] {28.1875}, within(1e-12));
    assertThat(one.logDensity(new double[] {5.75}))
        .isCloseTo(-0.5 * Math.log(2 * Math.PI * 28.1875), within(1e-12));
  }

  @Test
  void farApartClustersBecomeComponents() {
    DiagonalMixture two =
        new MixtureFit(2, 100, 1e-12, 1e-9).fit(DistributedSum.local(PAIRS, 1), 1);
    assertThat(two.means()).containsExactly(new double[] {11, 0.5}, within(1e-6));
    assertThat(two.variances()).containsExactly(new double[] {1, 0.25}, within(1e-6));
    assertThat(two.weights()).containsExactly(new double[] {0.5, 0.5}, within(1e-6));
  }

  @Test
  void everyIterationRaisesTheLikelihood() {
    Batch rows = Clusters.of(7, 120, 3, 0.4, 5);
    double last = Double.NEGATIVE_INFINITY;
    for (int iterations = 1; iterations <= 20; iterations++) {
      DiagonalMixture mixture =
          new MixtureFit(5, iterations, 0, 1e-6).fit(DistributedSum.local(rows, 1), 3);
      double sum = 0;
      for (int row = 0; row < rows.rows(); row++) {
        sum += mixture.logDensity(Rows.row(rows, row));
      }
      assertThat(sum).isGreaterThanOrEqualTo(last - 1e-9);
      last = sum;
    }
  }

  @Test
  void samplesComeFromTheComponentsByWeight() {
    DiagonalMixture mixture =
        new DiagonalMixture(
            new double[] {0.25, 0.75},
            new double[] {1, 0, 0, 1},
            new double[] {1e-6, 1e-6, 1e-6, 1e-6},
            2);
    float[] samples = mixture.sample(4000, 1);
    int first = 0;
    for (int row = 0; row < 4000; row++) {
      first += samples[2 * row] > 0.5 ? 1 : 0;
    }
    assertThat(first / 4000.0).isCloseTo(0.25, within(0.02));
    assertThat(mixture.sample(4000, 1)).isEqualTo(samples);
  }

  @Test
  void noRowsHaveNoCentres() {
    Batch none = PAIRS.select(new int[0]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KMeans.fit(DistributedSum.local(none, 2), 1, 2, 10))
        .withMessageStartingWith("Cannot find centres: there are no rows.");
  }
}
