package io.plateau.sharpness;

import static io.plateau.sharpness.Vectors.NAME;
import static io.plateau.sharpness.Vectors.tensor;
import static io.plateau.sharpness.Vectors.two;
import static io.plateau.sharpness.Vectors.vector;
import static io.plateau.sharpness.Vectors.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementConstraintTest {

  private static final Constraint RULE = Constraint.agreement(0.5, 0.8);

  @Test
  void inBetweenTheSamGradientIsProjectedOnTheSum() {
    Combination g = RULE.combine(two(vector(1, 1, 0), vector(2, 0, 0)), Guide.first());

    assertThat(g.branches()).containsEntry(NAME, Branch.PROJECTED);
    assertThat(g.gradient().get(NAME).values()).containsExactly(new float[] {1.8f, 0.6f, 0});
  }

  @Test
  void inConflictTheCleanGradientIsTaken() {
    // The cosine is 12/25.
    Combination g = RULE.combine(two(vector(4, 0, 3), vector(3, 4, 0)), Guide.first());

    assertThat(g.branches()).containsEntry(NAME, Branch.CLEAN);
    assertThat(g.gradient()).isEqualTo(vector(4, 0, 3));
  }

  @Test
  void inAgreementTheSamGradientIsTaken() {
    // The cosine is 24/25.
    Combination g = RULE.combine(two(vector(4, 3, 0), vector(3, 4, 0)), Guide.first());

    assertThat(g.branches()).containsEntry(NAME, Branch.SAM);
    assertThat(g.gradient()).isEqualTo(vector(3, 4, 0));
  }

  @Test
  void oppositeDirectionsAreAConflict() {
    Combination g = RULE.combine(two(vector(-1, 0.5, 0), vector(1, 0, 0)), Guide.first());

    assertThat(g.branches()).containsEntry(NAME, Branch.CLEAN);
    assertThat(g.gradient()).isEqualTo(vector(-1, 0.5, 0));
  }

  @Test
  void theBoundsBelongToTheOuterCases() {
    // The cosine is 3/5 exactly.
    TwoGradients mean = two(vector(1, 0), vector(3, 4));

    assertThat(Constraint.agreement(0.5, 0.6).combine(mean, Guide.first()).branches())
        .containsEntry(NAME, Branch.SAM);
    assertThat(Constraint.agreement(0.6, 0.8).combine(mean, Guide.first()).branches())
        .containsEntry(NAME, Branch.CLEAN);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1, 2", "1, 2, 0, 0", "0, 0, 0, 0"})
  void whereAGradientIsZeroTheCleanOneIsTaken(double y1, double y2, double x1, double x2) {
    Combination g = RULE.combine(two(vector(y1, y2), vector(x1, x2)), Guide.first());

    assertThat(g.branches()).containsEntry(NAME, Branch.ZERO);
    assertThat(g.gradient()).isEqualTo(vector(y1, y2));
  }

  @ParameterizedTest
  @CsvSource({"0", "-0.5", "-1"})
  void withoutALowerBoundThereAreTwoCases(double low) {
    Constraint rule = Constraint.agreement(low, 0.8);

    Combination conflict = rule.combine(two(vector(-1, 0.5, 0), vector(1, 0, 0)), Guide.first());
    Combination agreement = rule.combine(two(vector(4, 3, 0), vector(3, 4, 0)), Guide.first());

    // z = x + y = (0, .5, 0) is at right angles to x: nothing is left of the projection.
    assertThat(conflict.branches()).containsEntry(NAME, Branch.PROJECTED);
    assertThat(conflict.gradient().norm()).isCloseTo(0, within(1e-12));
    assertThat(agreement.branches()).containsEntry(NAME, Branch.SAM);
  }

  @Test
  void withTwoCasesOppositeGradientsCancel() {
    Combination g =
        Constraint.agreement(0, 0.8).combine(two(vector(1, -2), vector(-1, 2)), Guide.first());

    assertThat(g.branches()).containsEntry(NAME, Branch.PROJECTED);
    assertThat(g.gradient().norm()).isZero();
  }

  @Test
  void everyTensorChoosesForItself() {
    Parameters y = vectors("a", tensor(4, 0, 3), "b", tensor(4, 3, 0));
    Parameters x = vectors("a", tensor(3, 4, 0), "b", tensor(3, 4, 0));

    Combination g = RULE.combine(two(y, x), Guide.first());

    assertThat(g.branches()).containsEntry("a", Branch.CLEAN).containsEntry("b", Branch.SAM);
    assertThat(g.gradient()).isEqualTo(vectors("a", tensor(4, 0, 3), "b", tensor(3, 4, 0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.8 | 0.5 | low: 0.8 (expected: a cosine >= -1 and < up = 0.5)
          0.5 | 0.5 | low: 0.5 (expected: a cosine >= -1 and < up = 0.5)
          -1.5 | 0.5 | low: -1.5 (expected: a cosine >= -1 and < up = 0.5)
          NaN | 0.5 | low: NaN (expected: a cosine >= -1 and < up = 0.5)
          0.5 | NaN | low: 0.5 (expected: a cosine >= -1 and < up = NaN)
          0.5 | 1.5 | up: 1.5 (expected: a cosine <= 1)
          """)
  void refusesBoundsThatAreNoCosines(double low, double up, String message) {
    assertThatThrownBy(() -> Constraint.agreement(low, up))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
