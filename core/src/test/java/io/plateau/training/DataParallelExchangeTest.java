package io.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataParallelExchangeTest {

  private static final Step STEP = new Step(0, 0, new int[] {5, 1, 4, 0, 7});

  /** The mean of the rows is (3.4, 10). */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 9})
  void theCleanGradientDoesNotDependOnTheParts(int parts) {
    TwoGradients mean = exchange(Perturbation.none(), parts);

    float[] gradient = mean.clean().values().get(Bowl.NAME).values();
    assertThat(gradient[0]).isCloseTo(1 - 3.4f, within(1e-6f));
    assertThat(gradient[1]).isCloseTo(-8, within(1e-6f));
    assertThat(mean.clean().loss()).isCloseTo(38.2, within(1e-6));
    assertThat(mean.samples()).isEqualTo(5);
  }

  @Test
  void everyPartPerturbsAlongItsOwnGradient() {
    // Rows 5, 1 have y = (-2, -8); rows 4, 0, 7 have y = (-8/3, -8). x = y + rho y / |y|.
    double firstNorm = Math.hypot(2, 8);
    double secondNorm = Math.hypot(8 / 3.0, 8);
    double x = 2 / 5.0 * -2 * (1 + 1 / firstNorm) + 3 / 5.0 * -8 / 3 * (1 + 1 / secondNorm);

    TwoGradients mean = exchange(Perturbation.sam(1), 2);

    assertThat((double) mean.perturbed().values().get(Bowl.NAME).values()[0])
        .isCloseTo(x, within(1e-6));
  }

  /** Rows from elsewhere, at (place + 1, 0): the mean of five of them is (3, 0). */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void whatAStepComputesWithNeedNotBeTheRowsItNames(int parts) {
    BatchSource batches =
        (step, from, to) -> {
          float[] features = new float[(to - from) * Bowl.WIDTH];
          for (int place = from; place < to; place++) {
            features[(place - from) * Bowl.WIDTH] = place + 1;
          }
          return new Batch(features, new int[to - from], Bowl.WIDTH);
        };
    Worker worker = new Worker(new Bowl(), Bowl.rows(8), batches, ShardEncoder.none());

    TwoGradients mean =
        GradientExchange.dataParallel(Workers.local(worker, parts), Perturbation.none())
            .exchange(Bowl.at(1, 2), STEP, Guide.first());

    assertThat(mean.samples()).isEqualTo(5);
    float[] gradient = mean.clean().values().get(Bowl.NAME).values();
    assertThat(gradient[0]).isCloseTo(1 - 3f, within(1e-6f));
    assertThat(gradient[1]).isCloseTo(2, within(1e-6f));
  }

  private static TwoGradients exchange(Perturbation perturbation, int parts) {
    Workers workers = Workers.local(Bowl.worker(new Bowl()), parts);
    return GradientExchange.dataParallel(workers, perturbation)
        .exchange(Bowl.at(1, 2), STEP, Guide.first());
  }
}
