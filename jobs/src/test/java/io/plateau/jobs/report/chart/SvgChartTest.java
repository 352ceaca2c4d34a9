package io.plateau.jobs.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SvgChartTest {

  @Test
  void aLineHasAMarkerPerMeasurement() {
    String svg =
        SvgLineChart.of("rho", "%", List.of(series(Point.of(1, 2), Point.of(2, 3))))
            .draw()
            .toString();

    assertThat(svg).containsOnlyOnce("class=\"line c1\"");
    assertThat(svg.split("class=\"dot c1\"", -1)).hasSize(3);
  }

  @Test
  void aValueThatIsNotFiniteBreaksTheLine() {
    String svg =
        SvgLineChart.of(
                "step",
                "loss",
                List.of(series(Point.of(1, 2), Point.of(2, Double.NaN), Point.of(3, 4))))
            .draw()
            .toString();

    assertThat(svg).containsPattern("class=\"line c1\" d=\"M[0-9. ]+M[0-9. ]+\"");
  }

  @Test
  void barsStartAtZero() {
    String svg =
        new SvgBarChart(List.of("Base"), "%", List.of(series(Point.of(0, 50)))).draw().toString();

    // The plot area ends at y = 228, where the bar does: 36 + 192.
    assertThat(svg).containsPattern("y=\"36\" width=\"44\" height=\"192\"");
    assertThat(svg).contains("CoOp &amp; co, Base: 50.0");
  }

  @Test
  void aChartDescribesItself() {
    String svg =
        SvgLineChart.of("step", "loss", List.of(series(Point.of(1, 2.5), Point.of(2, 1.25))))
            .draw()
            .toString();

    assertThat(svg)
        .contains("aria-label=\"Line chart, loss over step. CoOp &amp; co: from 2.5 to 1.25\"");
  }

  @Test
  void stackedSharesFillTheHeight() {
    String svg =
        new SvgShareChart(
                "step",
                List.of("clean", "SAM"),
                List.of(new SvgShareChart.Column(0, 10, List.of(1, 3))))
            .draw()
            .toString();

    assertThat(svg).contains("y=\"178\"", "height=\"50\"", "y=\"28\"", "height=\"150\"");
    assertThat(svg).contains("clean: 1 of 4 steps", "SAM: 3 of 4 steps");
  }

  @Test
  void aSinglePointIsDrawn() {
    String svg = new SvgScatterChart(List.of(series(Point.of(50, 40)))).draw().toString();

    assertThat(svg).contains("CoOp &amp; co: base 50, new 40");
  }

  private static Series series(Point... points) {
    return new Series("CoOp & co", 1, List.of(points));
  }
}
