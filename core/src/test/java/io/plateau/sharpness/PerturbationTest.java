package io.plateau.sharpness;

import static io.plateau.sharpness.Vectors.tensor;
import static io.plateau.sharpness.Vectors.vector;
import static io.plateau.sharpness.Vectors.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.feature.Batch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerturbationTest {

  private static final Batch BATCH = new Batch(new float[3], new int[3], 1);

  /** The gradient is the point itself: L(v) = |v|^2 / 2. */
  private static final Objective BOWL =
      GradientPoint.objective((v, batch) -> new Gradient(v.dot(v) / 2, v));

  @Test
  void samStepsRhoAlongTheCleanGradient() {
    TwoGradients two = Perturbation.sam(2.5).take(BOWL, vector(3, 4), BATCH, Guide.first());

    assertThat(two.clean().values()).isEqualTo(vector(3, 4));
    assertThat(two.perturbed().values()).isEqualTo(vector(4.5, 6));
    assertThat(two.clean().loss()).isEqualTo(12.5);
    assertThat(two.samples()).isEqualTo(3);
  }

  @Test
  void theNormGoesOverAllTensors() {
    Parameters v = vectors("a", tensor(3), "b", tensor(0, 4));

    TwoGradients two = Perturbation.sam(5).take(BOWL, v, BATCH, Guide.first());

    assertThat(two.perturbed().values()).isEqualTo(vectors("a", tensor(6), "b", tensor(0, 8)));
  }

  @Test
  void withoutARadiusTheGradientsAreEqualToTheBit() {
    Parameters v = vector(0.1, -7e-9, 3e7);

    TwoGradients sam = Perturbation.sam(0).take(BOWL, v, BATCH, Guide.first());
    TwoGradients erm = Perturbation.none().take(BOWL, v, BATCH, Guide.first());

    assertThat(sam.perturbed()).isEqualTo(sam.clean()).isEqualTo(erm.clean());
    assertThat(erm.perturbed()).isEqualTo(erm.clean());
  }

  @Test
  void aZeroGradientPerturbsNothing() {
    TwoGradients two = Perturbation.sam(0.1).take(BOWL, vector(0, 0), BATCH, Guide.first());

    assertThat(two.perturbed()).isEqualTo(two.clean());
    assertThat(two.isFinite()).isTrue();
  }

  @Test
  void ermAsksForOneGradientAndSamForTwo() {
    List<Parameters> asked = new ArrayList<>();
    Objective counting =
        (v, batch) -> {
          asked.add(v);
          return BOWL.at(v, batch);
        };

    Perturbation.none().take(counting, vector(1), BATCH, Guide.first());
    assertThat(asked).hasSize(1);

    Perturbation.sam(0.5).take(counting, vector(1), BATCH, Guide.first());
    assertThat(asked).containsExactly(vector(1), vector(1), vector(1.5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesARadiusThatIsNone(double rho) {
    assertThatThrownBy(() -> Perturbation.sam(rho))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rho: " + rho + " (expected: a number >= 0)");
  }
}
