package io.plateau.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Torch;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeatureVaeTest {

  private NDManager manager;

  @BeforeAll
  static void initialise() {
    Torch.initialise();
  }

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager(Device.cpu(), Torch.ENGINE);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void thePriorHasNoDivergenceFromItself() {
    assertThat(posterior(new double[] {0, 0}, new double[] {0, 0}).divergence().toDoubleArray())
        .containsExactly(0);
  }

  /** A mean of 2 costs 2^2/2; a variance of 1/4 costs (1/4 - 1 + ln 4)/2. */
  @Test
  void theDivergenceIsTheClosedForm() {
    double[] nats =
        posterior(new double[] {2, 0}, new double[] {0, Math.log(0.25)})
            .divergence()
            .toDoubleArray();

    assertThat(nats[0]).isCloseTo(2 + (0.25 - 1 + Math.log(4)) / 2, within(1e-12));
  }

  @Test
  void aSampleIsTheMeanAndTheNoiseTimesTheStandardDeviation() {
    double[] z =
        posterior(new double[] {2, -1}, new double[] {0, Math.log(0.25)})
            .sample(manager.create(new double[] {3, 3}, new Shape(1, 2)))
            .toDoubleArray();

    assertThat(z[0]).isCloseTo(5, within(1e-12));
    assertThat(z[1]).isCloseTo(0.5, within(1e-12));
  }

  /** r(z) = max(0, z0 - z1) (1, 10) + (0, 5), added to all of a row's vectors. */
  @Test
  void everyRowsVectorsAreMovedByTheRowsShift() {
    float[] context =
        FeatureVae.context(
                Map.of(
                    "context", manager.create(new float[] {1, 2, 3, 4}, new Shape(2, 2)),
                    "generator.hidden.weight", manager.create(new float[][] {{1, -1}}),
                    "generator.hidden.bias", manager.create(new float[] {0}),
                    "generator.shift.weight", manager.create(new float[][] {{1}, {10}}),
                    "generator.shift.bias", manager.create(new float[] {0, 5})),
                manager.create(new float[][] {{4, 1}, {1, 4}}))
            .toFloatArray();

    assertThat(context).containsExactly(4, 37, 6, 39, 1, 7, 3, 9);
  }

  private FeatureVae.Posterior posterior(double[] mean, double[] logVariance) {
    return new FeatureVae.Posterior(
        manager.create(mean, new Shape(1, 2)), manager.create(logVariance, new Shape(1, 2)));
  }
}
