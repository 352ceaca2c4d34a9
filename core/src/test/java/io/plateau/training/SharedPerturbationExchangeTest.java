package io.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plateau.sharpness.Ascent;
import io.plateau.sharpness.GradientPath;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedPerturbationExchangeTest {

  private static final Step STEP = new Step(0, 0, new int[] {5, 1, 4, 0, 7});

  /**
   * The mean of the rows is (3.4, 10), so y = (-2.4, -8) and x = y + rho y / |y| whatever parts.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9})
  void thePerturbationIsThatOfTheWholeBatch(int parts) {
    TwoGradients mean = exchange(Perturbation.sam(1), parts);

    double stretched = 1 + 1 / Math.hypot(2.4, 8);
    float[] x = mean.perturbed().values().get(Bowl.NAME).values();
    assertThat(x[0]).isCloseTo((float) (-2.4 * stretched), within(1e-5f));
    assertThat(x[1]).isCloseTo((float) (-8 * stretched), within(1e-5f));
    assertThat(mean.samples()).isEqualTo(5);
  }

  @Test
  void oneWorkerGivesTheBitsOfItsOwnPerturbation() {
    for (GradientPath path :
        new GradientPath[] {
          GradientPath.full(),
          GradientPath.functional(),
          GradientPath.logit(),
          GradientPath.angle(30)
        }) {
      Perturbation perturbation = Perturbation.of(Ascent.sam(0.3), path);

      assertThat(exchange(perturbation, 1)).isEqualTo(own(perturbation));
    }
  }

  @Test
  void withoutAPerturbationThereIsOneRound() {
    assertThat(exchange(Perturbation.none(), 2).perturbed())
        .isEqualTo(exchange(Perturbation.none(), 2).clean());
  }

  private static TwoGradients exchange(Perturbation perturbation, int parts) {
    return GradientExchange.sharedPerturbation(
            Workers.local(Bowl.worker(new Bowl()), parts), perturbation)
        .exchange(Bowl.at(1, 2), STEP, Guide.first());
  }

  private static TwoGradients own(Perturbation perturbation) {
    return GradientExchange.dataParallel(Workers.local(Bowl.worker(new Bowl()), 1), perturbation)
        .exchange(Bowl.at(1, 2), STEP, Guide.first());
  }
}
