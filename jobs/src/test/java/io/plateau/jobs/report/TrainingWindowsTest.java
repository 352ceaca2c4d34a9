package io.plateau.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.report.chart.Point;
import io.plateau.jobs.report.chart.SvgShareChart;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingWindowsTest {

  @Test
  void averagesStepsThenSeeds() {
    // 120 steps make windows of two: steps 1 and 2 have mean 1.5, and 11.5 in the second seed.
    List<TrainingCurve> seeds = List.of(curve(1, 0), curve(2, 10));

    List<Point> points = TrainingWindows.over(seeds).points(seeds, TrainingStep::loss);

    assertThat(points).hasSize(60);
    assertThat(points.get(0)).isEqualTo(new Point(1, 6.5, 1.5, 11.5));
  }

  @Test
  void leavesOutWhatWasNotTaken() {
    List<TrainingCurve> seeds = List.of(curve(1, 0));

    assertThat(TrainingWindows.over(seeds).points(seeds, TrainingStep::cosine)).isEmpty();
  }

  @Test
  void countsBranchesOverSeeds() {
    TrainingCurve first = branches(1, UpdateBranch.SAM, UpdateBranch.CLEAN);
    TrainingCurve second = branches(2, UpdateBranch.SAM, UpdateBranch.PROJECTED);

    List<SvgShareChart.Column> columns =
        TrainingWindows.over(List.of(first, second)).branches(List.of(first, second));

    assertThat(columns)
        .containsExactly(
            new SvgShareChart.Column(0, 1, List.of(0, 0, 2)),
            new SvgShareChart.Column(1, 2, List.of(1, 1, 0)));
  }

  private static TrainingCurve curve(long seed, double offset) {
    return new TrainingCurve(
        "CoOp",
        seed,
        IntStream.rangeClosed(1, 120).mapToObj(i -> TrainingStep.of(i, i + offset)).toList());
  }

  private static TrainingCurve branches(long seed, UpdateBranch first, UpdateBranch second) {
    return new TrainingCurve(
        "GCSCoOp",
        seed,
        List.of(TrainingStep.of(1, 1).withBranch(first), TrainingStep.of(2, 1).withBranch(second)));
  }
}
