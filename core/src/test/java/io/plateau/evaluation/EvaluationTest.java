package io.plateau.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Four rows over three classes, worked by hand; class 2 has no rows, row 1 is a tie. */
class EvaluationTest {

  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final int[] LABELS = {0, 1, 1, 0};
  private static final ClassScores SCORES =
      ClassScores.ofProbabilities(
          new float[] {.7f, .2f, .1f, .5f, .5f, 0, .2f, .6f, .2f, .1f, .1f, .8f}, 3);
  private static final Evaluation EVALUATION = Evaluation.of(SCORES, LABELS, NAMES);

  @Test
  void aTieGoesToTheFirstClass() {
    assertThat(SCORES.predicted(1)).isZero();
  }

  @Test
  void countsByTrueAndPredictedClass() {
    assertThat(EVALUATION.confusion().counts())
        .isDeepEqualTo(new int[][] {{1, 0, 1}, {1, 1, 0}, {0, 0, 0}});
  }

  @Test
  void accuracyIsTheCorrectFraction() {
    assertThat(EVALUATION.accuracy()).isEqualTo(Metric.of(0.5));
  }

  @Test
  void macroF1AveragesOverClassesSeenOrPredicted() {
    assertThat(EVALUATION.macroF1().orElseThrow())
        .isCloseTo((2.0 / 4 + 2.0 / 3 + 0) / 3, within(1e-12));
  }

  @Test
  void nllIsTheMeanInNats() {
    assertThat(EVALUATION.nll().orElseThrow())
        .isCloseTo(-Math.log(.7 * .5 * .6 * .1) / 4, within(1e-7));
  }

  @Test
  void everyRowIsInABinOfItsOwnSoTheGapsAddUp() {
    assertThat(EVALUATION.calibration().ece().orElseThrow())
        .isCloseTo((.3 + .5 + .4 + .8) / 4, within(1e-7));
    assertThat(EVALUATION.calibration().bins()).hasSize(4);
  }

  @Test
  void aClassWithoutRowsHasNoAccuracy() {
    ClassResult third = EVALUATION.classes().get(2);

    assertThat(third.accuracy()).isEqualTo(Metric.undefined("the class has no rows"));
    assertThat(third.f1()).isEqualTo(Metric.of(0));
  }

  @Test
  void noRowsLeaveEverythingUndefined() {
    Evaluation none = Evaluation.of(new ClassScores(new float[0], 3), new int[0], NAMES);

    assertThat(none.accuracy()).isEqualTo(Metric.undefined("there are no rows"));
    assertThat(none.macroF1().isDefined()).isFalse();
    assertThat(none.nll().isDefined()).isFalse();
    assertThat(none.calibration().ece().isDefined()).isFalse();
  }

  @Test
  void probabilityZeroOfTheTrueClassIsSaidNotAveraged() {
    Evaluation impossible = Evaluation.of(SCORES, new int[] {0, 2, 1, 0}, NAMES);

    assertThat(impossible.nll())
        .isEqualTo(Metric.undefined("infinite: 1 rows give their true class probability 0"));
  }

  @Test
  void refusesALabelThatIsNoClass() {
    assertThatThrownBy(() -> Evaluation.of(SCORES, new int[] {0, 1, 3, 0}, NAMES))
        .hasMessage("labels[2]: 3 (expected: 0 to 2)");
  }

  @Test
  void refusesTooFewLabels() {
    assertThatThrownBy(() -> Evaluation.of(SCORES, new int[1], NAMES))
        .hasMessage("labels: 1 (expected: 4, one per row)");
  }
}
