package io.plateau.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.report.chart.Point;
import io.plateau.jobs.report.chart.SvgShareChart;
import io.plateau.sharpness.Branch;
import io.plateau.training.StepRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingWindowsTest {

  @Test
  void averagesStepsThenSeeds() {
    // 120 steps make windows of two: losses 0 and 1 have mean 0.5, and 10.5 in the second seed.
    List<TrainingCurve> seeds = List.of(curve(1, 0), curve(2, 10));

    List<Point> points = TrainingWindows.over(seeds).points(seeds, StepRecord::loss);

    assertThat(points).hasSize(60);
    assertThat(points.get(0)).isEqualTo(new Point(1, 5.5, .5, 10.5));
  }

  @Test
  void aResumedTrainingStartsWhereItsStepsDo() {
    TrainingCurve whole = curve(1, 0);
    TrainingCurve resumed =
        new TrainingCurve("CoOp", 2, whole.rule(), whole.steps().subList(60, 120));

    List<Point> points =
        TrainingWindows.over(List.of(whole, resumed)).points(List.of(resumed), StepRecord::loss);

    assertThat(points).hasSize(30);
    assertThat(points.get(0).x()).isEqualTo(61);
  }

  @Test
  void countsBranchesOverSeeds() {
    List<TrainingCurve> seeds =
        List.of(branches(1, Branch.SAM, Branch.CLEAN), branches(2, Branch.SAM, Branch.PROJECTED));

    List<SvgShareChart.Column> columns =
        TrainingWindows.over(seeds)
            .branches(seeds, List.of(Branch.CLEAN, Branch.PROJECTED, Branch.SAM));

    assertThat(columns)
        .containsExactly(
            new SvgShareChart.Column(0, 1, List.of(0, 0, 2)),
            new SvgShareChart.Column(1, 2, List.of(1, 1, 0)));
  }

  private static TrainingCurve curve(long seed, double offset) {
    return new TrainingCurve(
        "CoOp",
        seed,
        TrainingCurve.Rule.PLAIN,
        IntStream.range(0, 120)
            .mapToObj(i -> SyntheticReport.step(i, i + offset, 1, Branch.CLEAN))
            .toList());
  }

  private static TrainingCurve branches(long seed, Branch first, Branch second) {
    return new TrainingCurve(
        "GCSCoOp",
        seed,
        TrainingCurve.Rule.CONSTRAINED,
        List.of(SyntheticReport.step(0, 1, .5, first), SyntheticReport.step(1, 1, .5, second)));
  }
}
