package io.plateau.sharpness;

import static io.plateau.sharpness.Vectors.NAME;
import static io.plateau.sharpness.Vectors.tensor;
import static io.plateau.sharpness.Vectors.two;
import static io.plateau.sharpness.Vectors.vector;
import static io.plateau.sharpness.Vectors.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What constraints make of two gradients, by hand. */
class ConstraintTest {

  @Test
  void theGapIsNarrowedAcrossThePerturbedGradient() {
    // y across x = (3, 4) - (3, 0) = (0, 4)
    Combination g =
        Constraint.surrogateGap(0.25).combine(two(vector(3, 4), vector(2, 0)), Guide.first());

    assertThat(g.gradient()).isEqualTo(vector(2, -1));
    assertThat(g.branches()).containsEntry(NAME, Branch.SAM);
  }

  @Test
  void theGapIsThatOfAllTensorsTogether() {
    Parameters y = vectors("a", tensor(3), "b", tensor(4));
    Parameters x = vectors("a", tensor(2), "b", tensor(0));

    // Tensor by tensor, b alone would stay as it is.
    assertThat(Constraint.surrogateGap(0.25).combine(two(y, x), Guide.first()).gradient())
        .isEqualTo(vectors("a", tensor(2), "b", tensor(-1)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1, 2", "1, 2, 0, 0", "0, 0, 0, 0"})
  void whereAGradientIsZeroThereIsNoGapToNarrow(double y1, double y2, double x1, double x2) {
    Combination g =
        Constraint.surrogateGap(0.5).combine(two(vector(y1, y2), vector(x1, x2)), Guide.first());

    assertThat(g.gradient()).isEqualTo(vector(y1, y2));
    assertThat(g.branches()).containsEntry(NAME, Branch.ZERO);
  }

  @Test
  void theSumIsThatOfBothGradients() {
    assertThat(Constraint.sum().combine(two(vector(1, 2), vector(10, 20)), Guide.first()))
        .isEqualTo(Combination.all(vector(11, 22), Branch.SAM));
  }

  @Test
  void alignmentTakesAwayWhatPointsAgainstTheZeroShotModel() {
    // y.b = -6 and |b|^2 = 4: y + 1.5 b
    Combination all =
        Constraint.alignment(1).combine(two(vector(-3, 4), vector(2, 0)), Guide.first());
    Combination half =
        Constraint.alignment(0.5).combine(two(vector(-3, 4), vector(2, 0)), Guide.first());

    assertThat(all).isEqualTo(Combination.all(vector(0, 4), Branch.PROJECTED));
    assertThat(half).isEqualTo(Combination.all(vector(-1.5, 4), Branch.PROJECTED));
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "0, 5", "0, 0"})
  void whatAgreesWithTheZeroShotModelStays(double b1, double b2) {
    Parameters y = vector(3, 0);

    assertThat(Constraint.alignment(1).combine(two(y, vector(b1, b2)), Guide.first()))
        .isEqualTo(Combination.all(y, Branch.CLEAN));
  }

  @Test
  void alignmentIsDecidedTensorByTensor() {
    Parameters y = vectors("a", tensor(-3), "b", tensor(4));
    Parameters b = vectors("a", tensor(1), "b", tensor(1));

    // Over both tensors y.b is positive, over a alone it is not.
    Combination g = Constraint.alignment(1).combine(two(y, b), Guide.first());

    assertThat(g.gradient()).isEqualTo(vectors("a", tensor(0), "b", tensor(4)));
    assertThat(g.branches()).containsEntry("a", Branch.PROJECTED).containsEntry("b", Branch.CLEAN);
  }

  @Test
  void thePerturbedGradientIsTakenOnceInAPeriod() {
    Constraint reuse = Constraint.reuse(3, 0.5);
    TwoGradients mean = two(vector(3, 4), vector(1, 1));

    for (long step : new long[] {0, 3, 6}) {
      assertThat(reuse.combine(mean, at(step, vector(0, 7))))
          .isEqualTo(Combination.all(vector(1, 1), Branch.SAM));
    }
    for (long step : new long[] {1, 2, 4, 5}) {
      // y + .5 (5 / 7) (0, 7)
      assertThat(reuse.combine(mean, at(step, vector(0, 7))))
          .isEqualTo(Combination.all(vector(3, 6.5), Branch.REUSED));
    }
  }

  @Test
  void theLengthOfWhatIsReusedIsThatOfAllTensors() {
    Parameters y = vectors("a", tensor(3), "b", tensor(4));
    Parameters u = vectors("a", tensor(0), "b", tensor(2));

    assertThat(Constraint.reuse(2, 1).combine(two(y, y), at(1, u)).gradient())
        .isEqualTo(vectors("a", tensor(3), "b", tensor(9)));
  }

  @Test
  void whereNothingIsRememberedTheCleanGradientIsTaken() {
    Parameters y = vector(3, 4);

    for (Parameters nothing : new Parameters[] {Parameters.NONE, vector(0, 0)}) {
      assertThat(Constraint.reuse(2, 0.5).combine(two(y, y), at(1, nothing)))
          .isEqualTo(Combination.all(y, Branch.CLEAN));
    }
  }

  @Test
  void refusesNumbersThatAreNone() {
    assertThatThrownBy(() -> Constraint.surrogateGap(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alpha: -1.0 (expected: a number >= 0)");
    assertThatThrownBy(() -> Constraint.alignment(Double.NaN))
        .hasMessage("lambda: NaN (expected: a number >= 0)");
    assertThatThrownBy(() -> Constraint.reuse(0, 1)).hasMessage("period: 0 (expected: >= 1)");
    assertThatThrownBy(() -> Constraint.reuse(2, Double.POSITIVE_INFINITY))
        .hasMessage("alpha: Infinity (expected: a number >= 0)");
  }

  private static Guide at(long step, Parameters memory) {
    return new Guide(step, 1, memory, Parameters.NONE);
  }
}
