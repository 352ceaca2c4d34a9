package io.plateau.continual.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plateau.evaluation.Metric;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinualMetricTest {

  private static final double NONE = Double.NaN;

  /** Three tasks and row 0, with numbers that every metric tells apart. */
  private static final AccuracyMatrix THREE =
      Matrices.of(
          new double[] {0.30, 0.50, 0.60},
          new double[] {0.80, 0.40, 0.55},
          new double[] {0.70, 0.90, 0.35},
          new double[] {0.50, 0.85, 0.95});

  @ParameterizedTest
  @CsvSource({
    "TRANSFER, 0.425", // (0.40 + (0.55 + 0.35) / 2) / 2
    "AVERAGE, 0.666666666666666667", // 6.00 / 9
    "LAST, 0.766666666666666667", // 2.30 / 3
    "FORGETTING, 0.175", // (0.80 - 0.50 + 0.90 - 0.85) / 2
    "BWT, -0.175", // (0.50 - 0.80 + 0.85 - 0.90) / 2
    "FWT, -0.175", // (0.40 - 0.50 + 0.35 - 0.60) / 2
    "ZSD, 0.175", // (0.50 - 0.40 + 0.60 - 0.35) / 2
    "ZERO_SHOT_DROP, 0.133333333333333333", // (0.10 + 0.05 + 0.25) / 3
    "WORST_CELL, 0.25"
  })
  void asWorkedByHand(ContinualMetric metric, double expected) {
    assertThat(metric.of(THREE).orElseThrow()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void forgettingTakesTheBestRowSinceTheTaskWasTrainedAndBwtItsOwnRow() {
    AccuracyMatrix better =
        Matrices.of(
            new double[] {NONE, NONE, NONE},
            new double[] {0.6, NONE, NONE},
            new double[] {0.8, 0.9, NONE},
            new double[] {0.7, 0.9, 1.0});
    assertThat(ContinualMetric.FORGETTING.of(better).orElseThrow()).isCloseTo(0.05, within(1e-12));
    assertThat(ContinualMetric.BWT.of(better).orElseThrow()).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void zsdIsZeroWhereTheTaskWasNeverBetterBeforeItsTurn() {
    AccuracyMatrix rising =
        Matrices.of(new double[] {0.3, 0.3}, new double[] {0.9, 0.4}, new double[] {0.9, 0.9});
    assertThat(ContinualMetric.ZSD.of(rising).orElseThrow()).isZero();
    assertThat(ContinualMetric.WORST_CELL.of(rising).orElseThrow()).isCloseTo(-0.1, within(1e-12));
  }

  @Test
  void theWorstCellIsKnownByItsPlace() {
    assertThat(WorstCell.of(THREE)).contains(new WorstCell(2, 3, 0.60 - 0.35));
  }

  @Test
  void withoutRowZeroWhatNeedsItIsUndefined() {
    AccuracyMatrix matrix =
        Matrices.of(new double[] {NONE, NONE}, new double[] {0.8, 0.4}, new double[] {0.7, 0.9});
    for (ContinualMetric metric :
        List.of(
            ContinualMetric.FWT,
            ContinualMetric.ZSD,
            ContinualMetric.ZERO_SHOT_DROP,
            ContinualMetric.WORST_CELL)) {
      assertThat(metric.of(matrix))
          .isEqualTo(Metric.undefined("the accuracy on t2 before training (zero-shot) is missing"));
    }
    assertThat(WorstCell.of(matrix)).isEmpty();
    assertThat(ContinualMetric.TRANSFER.of(matrix)).isEqualTo(Metric.of(0.4));
  }

  @Test
  void ofOneTaskOnlyAverageAndLastAreDefined() {
    AccuracyMatrix one = Matrices.of(new double[] {0.2}, new double[] {0.7});
    EnumSet<ContinualMetric> defined = EnumSet.noneOf(ContinualMetric.class);
    for (ContinualMetric metric : ContinualMetric.values()) {
      if (metric.of(one).isDefined()) {
        defined.add(metric);
      }
    }
    assertThat(defined).containsExactly(ContinualMetric.AVERAGE, ContinualMetric.LAST);
    assertThat(ContinualMetric.TRANSFER.of(one).undefined()).isEqualTo("there is only one task");
  }

  @Test
  void anUnfinishedStreamHasWhatItsRowsGive() {
    AccuracyMatrix twoOfThree =
        Matrices.of(
            new double[] {0.30, 0.50, 0.60},
            new double[] {0.80, 0.40, 0.55},
            new double[] {0.70, 0.90, 0.35});
    assertThat(ContinualMetric.TRANSFER.of(twoOfThree).orElseThrow())
        .isCloseTo(0.425, within(1e-12));
    assertThat(ContinualMetric.ZSD.of(twoOfThree).isDefined()).isTrue();
    assertThat(ContinualMetric.LAST.of(twoOfThree).undefined())
        .isEqualTo("the stream stops after task 2 of 3");
  }

  @Test
  void aLowerTriangleHasForgettingAndNoTransfer() {
    AccuracyMatrix lower =
        Matrices.of(new double[] {NONE, NONE}, new double[] {0.8, NONE}, new double[] {0.7, 0.9});
    assertThat(ContinualMetric.FORGETTING.of(lower).orElseThrow()).isCloseTo(0.1, within(1e-12));
    assertThat(ContinualMetric.LAST.of(lower).orElseThrow()).isCloseTo(0.8, within(1e-12));
    assertThat(ContinualMetric.TRANSFER.of(lower).undefined())
        .isEqualTo("the accuracy on t2 after task 1 (t1) is missing");
    assertThat(ContinualMetric.AVERAGE.of(lower).isDefined()).isFalse();
  }

  @Test
  void theClassIncrementalAverageWeighsTasksByTheirSamples() {
    AccuracyMatrix matrix =
        new AccuracyMatrix(
            List.of("a", "b"),
            List.of(),
            List.of(
                List.of(Cell.MISSING, Cell.MISSING),
                List.of(Cell.of(9, 10), Cell.MISSING),
                List.of(Cell.of(5, 10), Cell.of(25, 30))),
            LabelSpace.SEEN);
    // (9/10 + 30/40) / 2
    assertThat(ContinualMetric.CLASS_INCREMENTAL_AVERAGE.of(matrix).orElseThrow())
        .isCloseTo(0.825, within(1e-12));
  }

  @Test
  void theClassIncrementalAverageIsUndefinedOverOtherNamesAndWithoutCounts() {
    assertThat(ContinualMetric.CLASS_INCREMENTAL_AVERAGE.of(THREE).undefined())
        .isEqualTo(
            "samples were not scored over all classes seen, but each task over its own classes");
    AccuracyMatrix seen =
        new AccuracyMatrix(THREE.tasks(), List.of(), THREE.rows(), LabelSpace.SEEN);
    assertThat(ContinualMetric.CLASS_INCREMENTAL_AVERAGE.of(seen).undefined())
        .isEqualTo(
            "the accuracy on t1 after task 1 (t1) is not counted (correct/total), and tasks differ in size");
  }

  @Test
  void heldOutSetsHaveMetricsOfTheirOwnAndCountInNoOther() {
    AccuracyMatrix matrix =
        new AccuracyMatrix(
            List.of("a", "b"),
            List.of("h"),
            List.of(
                Matrices.row(0.3, 0.5, 0.7),
                Matrices.row(0.8, 0.4, 0.6),
                Matrices.row(0.7, 0.9, 0.2)),
            LabelSpace.OWN);
    assertThat(ContinualMetric.HELD_OUT_LAST.of(matrix)).isEqualTo(Metric.of(0.2));
    assertThat(ContinualMetric.HELD_OUT_DROP.of(matrix).orElseThrow())
        .isCloseTo(0.3, within(1e-12)); // (0.1 + 0.5) / 2
    assertThat(ContinualMetric.LAST.of(matrix).orElseThrow()).isCloseTo(0.8, within(1e-12));
    assertThat(ContinualMetric.WORST_CELL.of(matrix).orElseThrow()).isCloseTo(0.1, within(1e-12));
    assertThat(ContinualMetric.HELD_OUT_LAST.of(THREE).undefined())
        .isEqualTo("there is no held-out set");
  }

  @Test
  void keysAreThoseOfTheJson() {
    assertThat(ContinualMetric.values())
        .extracting(ContinualMetric::key)
        .containsExactly(
            "transfer",
            "average",
            "last",
            "forgetting",
            "bwt",
            "fwt",
            "zsd",
            "zero_shot_drop",
            "worst_cell",
            "class_incremental_average",
            "held_out_last",
            "held_out_drop");
  }
}
