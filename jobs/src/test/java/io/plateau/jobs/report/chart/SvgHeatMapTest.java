package io.plateau.jobs.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SvgHeatMapTest {

  private static String draw(int columns, HeatCell cell) {
    return new SvgHeatMap(
            "One row.",
            IntStream.range(0, columns).mapToObj(i -> "column " + i).toList(),
            List.of("a row with a very long name"),
            List.of(Collections.nCopies(columns, cell)),
            columns)
        .draw()
        .toString();
  }

  @Test
  void fullerIsHigherAndBelowZeroHasAColourOfItsOwn() {
    assertThat(draw(2, HeatCell.of(0.5, "50", "half")))
        .contains("class=\"cell above\"", "fill-opacity=\"0.310\"", "<title>half</title>");
    assertThat(draw(2, HeatCell.of(-1, "-1", "least").outlined()))
        .contains("class=\"cell below edge\"", "fill-opacity=\"0.620\"");
  }

  @Test
  void whatIsMissingIsADash() {
    assertThat(draw(2, HeatCell.missing("not evaluated")))
        .contains(">\u2013</text>", "fill-opacity=\"0.000\"", "<title>not evaluated</title>");
  }

  @Test
  void ofManyColumnsTheTooltipsHaveTheValues() {
    assertThat(draw(17, HeatCell.of(0.5, "50", "half")))
        .contains("half")
        .doesNotContain(">50</text>");
  }

  @Test
  void longNamesAreShortened() {
    assertThat(draw(1, HeatCell.of(0, "0", "none"))).contains("a row with a very\u2026");
  }

  @Test
  void rowsAreAsLongAsThereAreColumns() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SvgHeatMap("Wrong.", List.of("a"), List.of("b"), List.of(List.of()), 1))
        .withMessage("cells: 1 rows of [0] (expected: 1 rows of 1)");
  }

  @Test
  void aShadeIsFromMinusOneToOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeatCell.of(Double.NaN, "", ""))
        .withMessage("shade: NaN (expected: -1 to 1)");
  }
}
