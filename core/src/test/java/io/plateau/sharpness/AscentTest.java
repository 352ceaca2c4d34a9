package io.plateau.sharpness;

import static io.plateau.sharpness.Vectors.tensor;
import static io.plateau.sharpness.Vectors.vector;
import static io.plateau.sharpness.Vectors.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Offsets by hand. */
class AscentTest {

  private static final Parameters V = vector(2, -3, 5);

  @Test
  void theAdaptiveSphereIsInUnitsOfTheParameters() {
    // |v| y = (8, 3, 0) has the norm sqrt(73).
    Parameters eps = Ascent.adaptive(Math.sqrt(73)).offset(V, vector(4, 1, 0), Guide.first());

    assertThat(eps).isEqualTo(vector(16, 9, 0));
  }

  @Test
  void theAdaptiveNormGoesOverAllTensors() {
    Parameters v = vectors("a", tensor(3), "b", tensor(-2));
    Parameters y = vectors("a", tensor(1), "b", tensor(2));

    // |(3, 4)| = 5
    assertThat(Ascent.adaptive(5).offset(v, y, Guide.first()))
        .isEqualTo(vectors("a", tensor(9), "b", tensor(8)));
  }

  @Test
  void aRadiusFollowsTheLearningRate() {
    Guide guide = new Guide(7, 0.5, Parameters.NONE, Parameters.NONE);

    assertThat(Ascent.followingLearningRate(10).offset(V, vector(3, 0, 4), guide))
        .isEqualTo(vector(3, 0, 4));
  }

  @Test
  void theFriendlyDirectionIsWhatTheMeanDoesNotHold() {
    Ascent ascent = Ascent.friendly(10, 0.5);

    // y - m / 2 = (3, 4, 0)
    assertThat(ascent.offset(V, vector(4, 4, 1), remembering(vector(2, 0, 2))))
        .isEqualTo(vector(6, 8, 0));
    assertThat(ascent.offset(V, vector(3, 4, 0), Guide.first())).isEqualTo(vector(6, 8, 0));
  }

  @Test
  void withSigmaOneItDoesNotMatterWhetherTheMeanHoldsTheGradient() {
    Parameters y = vector(1, 2, 3);
    Parameters m = vector(-1, 0.5, 2);
    Ascent ascent = Ascent.friendly(0.7, 1);

    Parameters before = ascent.offset(V, y, remembering(m));
    Parameters after = ascent.offset(V, y, remembering(RunningMean.next(m, y, 0.9)));

    assertThat(after.plus(-1, before).norm()).isLessThan(1e-6);
  }

  @Test
  void sampleIsDampedAcrossTheMean() {
    // m = .5 (5, 0) + .5 (3, 4) = (4, 2); y across m = (3, 4) - 20/20 (4, 2) = (-1, 2)
    Parameters eps =
        Ascent.sample(5, 0.25, 0.5).offset(vector(1, 1), vector(3, 4), remembering(vector(5, 0)));

    assertThat(eps).isEqualTo(vector(3.25, 3.5));
  }

  @Test
  void sampleBeginsAsSam() {
    Parameters y = vector(3, 4, 0);

    assertThat(Ascent.sample(0.5, 0.25, 0.15).offset(V, y, Guide.first()))
        .isEqualTo(Ascent.sam(0.5).offset(V, y, Guide.first()));
  }

  @Test
  void preconditioningDividesByTheRootOfTheSecondMoment() {
    Guide guide = new Guide(1, 1, Parameters.NONE, vector(4, 1, 9));

    // (6, 4, 0) / (2, 1, 3) = (3, 4, 0)
    Parameters eps = Ascent.preconditioned(5).offset(V, vector(6, 4, 0), guide);

    assertThat(eps.plus(-1, vector(3, 4, 0)).norm()).isLessThan(1e-6);
  }

  @Test
  void withoutASecondMomentPreconditioningChangesNothing() {
    Parameters y = vector(3, 4, 0);
    Guide beforeTheFirstStep = new Guide(0, 1, Parameters.NONE, vector(0, 0, 0));

    assertThat(Ascent.preconditioned(5).offset(V, y, Guide.first())).isEqualTo(y);
    assertThat(Ascent.preconditioned(5).offset(V, y, beforeTheFirstStep)).isEqualTo(y);
  }

  @Test
  void aZeroGradientLeadsNowhere() {
    Parameters zero = vector(0, 0, 0);
    Guide guide = new Guide(1, 1, zero, zero);

    for (Ascent ascent :
        new Ascent[] {
          Ascent.sam(1),
          Ascent.followingLearningRate(1),
          Ascent.adaptive(1),
          Ascent.friendly(1, 1),
          Ascent.sample(1, 0.5, 0.5),
          Ascent.preconditioned(1)
        }) {
      assertThat(ascent.offset(V, zero, guide).norm()).as("%s", ascent).isZero();
    }
  }

  @Test
  void refusesNumbersThatAreNone() {
    assertThatThrownBy(() -> Ascent.adaptive(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rho: -1.0 (expected: a number >= 0)");
    assertThatThrownBy(() -> Ascent.friendly(1, Double.NaN))
        .hasMessage("sigma: NaN (expected: a finite number)");
    assertThatThrownBy(() -> Ascent.sample(1, -0.1, 0.5))
        .hasMessage("alpha: -0.1 (expected: a number >= 0)");
    assertThatThrownBy(() -> Ascent.sample(1, 0.1, 1))
        .hasMessage("decay: 1.0 (expected: in [0, 1))");
  }

  private static Guide remembering(Parameters memory) {
    return new Guide(1, 1, memory, Parameters.NONE);
  }
}
