package io.plateau.continual.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.adapter.ClassTexts;
import io.plateau.adapter.DistributedSum;
import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.CosineClassifier;
import io.plateau.feature.Batch;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RailTest {

  /** Texts along the six axes, at a logit scale that leaves zero-shot unsure. */
  private static final ClassTexts TEXTS = texts();

  private static final Rail RAIL = new Rail(RidgeSumsTest.FEATURES, 0.1, 0.2);

  /** After the first task, of classes 0 and 1. */
  private static final RidgeSums SUMS =
      RAIL.learn(
          RAIL.start(),
          DistributedSum.local(RidgeSumsTest.ROWS.select(IntStream.range(0, 30).toArray()), 2),
          2);

  private static ClassTexts texts() {
    HostTensor axes = HostTensor.zeros(6, 6);
    IntStream.range(0, 6).forEach(k -> axes.values()[7 * k] = 1);
    return new ClassTexts(List.of("a", "b", "c", "d", "e", "f"), axes, 5);
  }

  @Test
  void fusionIsTheFormula() {
    Batch rows = RidgeSumsTest.ROWS;
    ClassScores zeroShot = CosineClassifier.of(TEXTS.features(), 5).score(rows);
    double[] ridge = RidgeClassifier.solve(SUMS, 0.1).values(rows);
    ClassScores fused = RAIL.classifier(SUMS, TEXTS).score(rows);
    int seen = 0;
    for (int row = 0; row < rows.rows(); row++) {
      boolean fuses = zeroShot.predicted(row) < 2;
      seen += fuses ? 1 : 0;
      for (int k = 0; k < 6; k++) {
        double p = Math.exp(zeroShot.logProbability(row, k));
        double value = k < 2 ? ridge[row * 2 + k] : 0;
        assertThat((double) fused.logits()[row * 6 + k])
            .isCloseTo(fuses ? 0.2 * p + 0.8 * value : p, within(1e-6));
      }
    }
    assertThat(seen).isBetween(1, rows.rows() - 1);
  }

  @Test
  void classesAreSelectedInAnyOrder() {
    RailClassifier all = RAIL.classifier(SUMS, TEXTS);
    float[] stretch = all.over(1, 3).score(RidgeSumsTest.ROWS).logits();
    float[] turned = all.select(new int[] {2, 1}).score(RidgeSumsTest.ROWS).logits();

    for (int row = 0; row < RidgeSumsTest.ROWS.rows(); row++) {
      assertThat(turned[2 * row]).isEqualTo(stretch[2 * row + 1]);
      assertThat(turned[2 * row + 1]).isEqualTo(stretch[2 * row]);
    }
  }

  @Test
  void everySampleIsScoredAlone() {
    Batch rows = RidgeSumsTest.ROWS;
    float[] together = RAIL.classifier(SUMS, TEXTS).score(rows).logits();
    for (int row = 0; row < rows.rows(); row++) {
      assertThat(RAIL.classifier(SUMS, TEXTS).score(rows.select(new int[] {row})).logits())
          .isEqualTo(Arrays.copyOfRange(together, row * 6, (row + 1) * 6));
    }
  }

  @Test
  void overUnseenClassesItIsZeroShot() {
    Batch rows = RidgeSumsTest.ROWS;
    ClassScores zeroShot = CosineClassifier.of(TEXTS.features(), 5).over(2, 6).score(rows);
    ClassScores rail = RAIL.classifier(SUMS, TEXTS).over(2, 6).score(rows);
    for (int row = 0; row < rows.rows(); row++) {
      assertThat(rail.predicted(row)).isEqualTo(zeroShot.predicted(row));
    }
  }

  @Test
  void itLearnsTaskAfterTaskAndForgetsNothing() {
    RidgeSums sums = SUMS;
    for (int task = 1; task < 3; task++) {
      Batch rows = RidgeSumsTest.ROWS.select(IntStream.range(task * 30, task * 30 + 30).toArray());
      sums = RAIL.learn(sums, DistributedSum.local(rows, 1), 2 * task + 2);
    }
    ClassScores scores = RAIL.classifier(sums, TEXTS).score(RidgeSumsTest.ROWS);
    long correct =
        IntStream.range(0, 90)
            .filter(row -> scores.predicted(row) == RidgeSumsTest.ROWS.labels()[row])
            .count();
    assertThat(correct).isGreaterThan(72);
  }

  @Test
  void ranPacPredictsNoClassThatItHasNotSeen() {
    RidgeSums three =
        SUMS.plus(
            RidgeSums.of(
                DistributedSum.local(RidgeSumsTest.ROWS.select(new int[0]), 1),
                RidgeSumsTest.FEATURES,
                3));
    RidgeClassifier classifier = new RanPac(RidgeSumsTest.FEATURES).classifier(three, 0.1);
    ClassScores scores = classifier.score(RidgeSumsTest.ROWS);
    assertThat(IntStream.range(0, 90).map(scores::predicted)).allMatch(label -> label < 2);
    assertThatIllegalStateException()
        .isThrownBy(() -> classifier.over(2, 3).score(RidgeSumsTest.ROWS))
        .withMessageStartingWith("Cannot score 1 classes: none of them was seen.");
  }

  @Test
  void ranPacTakesTheLambdaOfTheLeastError() {
    RidgeSums fit = even(0);
    RidgeSums validation = even(1);
    double lambda = RanPac.lambda(fit, validation);
    double least = validation.squaredError(fit.solve(lambda));
    for (int power = -4; power <= 8; power++) {
      assertThat(validation.squaredError(fit.solve(Math.pow(10, power))))
          .isGreaterThanOrEqualTo(least);
    }
    assertThat(lambda).isBetween(1e-2, 1e3);
  }

  /** Every second row. */
  private static RidgeSums even(int from) {
    Batch rows = RidgeSumsTest.ROWS.select(IntStream.range(0, 45).map(i -> 2 * i + from).toArray());
    return RidgeSums.of(DistributedSum.local(rows, 1), RidgeSumsTest.FEATURES, 6);
  }

  @Test
  void lambdaIsNotChosenOnNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RanPac.lambda(SUMS, RidgeSums.empty(RidgeSumsTest.FEATURES)))
        .withMessage(
            "validation: 0 rows of 0 classes (expected: rows of 2 classes, as were fitted)");
  }
}
