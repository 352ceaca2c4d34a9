package io.plateau.continual.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plateau.adapter.DistributedSum;
import io.plateau.continual.density.Centres;
import io.plateau.continual.density.Gaussian;
import io.plateau.continual.density.GaussianSums;
import io.plateau.feature.Batch;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SelectorsTest {

  @Test
  void theNearestCentreIsInL1() {
    // From the origin: (0.7, 0.7) is at 1.4 in L1 and 0.99 in L2, (0, 1.2) at 1.2 in both.
    NearestCentre selector =
        new NearestCentre(List.of(new Centres(new double[] {0.7, 0.7, 9, 9}, 2)))
            .with(new Centres(new double[] {0, 1.2}, 2));
    assertThat(selector.select(new double[] {0, 0})).isEqualTo(new Selection(1, 1));
    assertThat(selector.select(new double[] {8, 9})).isEqualTo(new Selection(0, 1));
  }

  private static Gaussian around(double x, double y) {
    Random random = new Random(1);
    float[] features = new float[200];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) ((i % 2 == 0 ? x : y) + 0.1 * random.nextGaussian());
    }
    Batch rows = new Batch(features, new int[100], 2);
    return GaussianSums.of(DistributedSum.local(rows, 3), 2).gaussian(0.01);
  }

  @Test
  void theLikeliestTaskIsSelectedAndFarFromAllZeroShotIs() {
    GaussianKey selector = new GaussianKey(List.of(around(1, 0))).with(around(0, 1));
    Selection near = selector.select(new double[] {0.05, 0.95});
    assertThat(near.task()).isEqualTo(1);
    assertThat(near.weight())
        .isCloseTo(
            1 / (1 + Math.exp(-around(0, 1).logDensity(new double[] {0.05, 0.95}))), within(1e-12))
        .isGreaterThan(0.8);
    assertThat(selector.select(new double[] {-1, -1}).weight()).isLessThan(1e-6);
  }

  @Test
  void everyRowIsSelectedForAlone() {
    GaussianKey selector = new GaussianKey(List.of(around(1, 0))).with(around(0, 1));
    Batch rows = new Batch(new float[] {1, 0, 0, 1}, new int[2], 2);
    assertThat(selector.select(rows))
        .containsExactly(
            selector.select(new double[] {1, 0}), selector.select(new double[] {0, 1}));
  }
}
