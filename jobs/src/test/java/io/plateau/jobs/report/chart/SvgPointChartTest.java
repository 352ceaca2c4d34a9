package io.plateau.jobs.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SvgPointChartTest {

  private static String draw(double... xs) {
    List<Point> points = Arrays.stream(xs).mapToObj(x -> new Point(x, 70, 69, 71)).toList();
    return new SvgPointChart(
            "seconds, s",
            "%",
            List.of(new Series("replay", 1, points)),
            List.of(new Guide("zero-shot", 0, 64)))
        .draw()
        .toString();
  }

  @Test
  void valuesThatAreCloseLieOnALinearAxisFromZero() {
    assertThat(draw(10, 20)).contains(">0</text>", ">10</text>", ">20</text>");
  }

  @Test
  void valuesThatAreFarApartLieOnALogarithmicAxis() {
    assertThat(draw(0.1, 100)).contains(">0.1</text>", ">100</text>").doesNotContain(">0</text>");
  }

  @Test
  void pointsSayTheirNumbers() {
    assertThat(draw(10, 20))
        .contains("replay: 70 at 10", "aria-label=\"Scatter chart, % over seconds, s. replay 70 at")
        .contains("class=\"guide c0\"", "whisker");
  }
}
