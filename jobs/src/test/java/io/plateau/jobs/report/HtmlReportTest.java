package io.plateau.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.sharpness.Branch;
import io.plateau.training.StepRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class HtmlReportTest {

  private static final String PAGE = HtmlReport.render(SyntheticReport.complete().build());

  @Test
  void loadsNothingFromAnywhere() {
    assertThat(PAGE).doesNotContainPattern("(?i)https?://");
    assertThat(PAGE).doesNotContain("<script", "<link", "@import", "url(");
    assertThat(Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(PAGE).results())
        .isNotEmpty()
        .allMatch(match -> match.group(1).startsWith("data:") || match.group(1).startsWith("#"));
  }

  @Test
  void forbidsTheBrowserToLoadAnything() {
    assertThat(PAGE).contains("default-src &#39;none&#39;");
  }

  @Test
  void escapesClassNames() {
    assertThat(PAGE)
        .contains("&lt;b&gt;&amp;&quot;striped red&#39; star&lt;/b&gt;")
        .doesNotContain("<b>");
  }

  @Test
  void isWellFormed() throws Exception {
    String withoutDoctype = PAGE.substring(PAGE.indexOf("<html"));

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(withoutDoctype.getBytes(StandardCharsets.UTF_8)));

    assertThat(document.getElementsByTagName("section").getLength()).isEqualTo(10);
  }

  @Test
  void everyChartTellsWhatItShows() {
    assertThat(Pattern.compile("<svg [^>]*role=\"img\"[^>]*>").matcher(PAGE).results())
        .hasSizeGreaterThan(15)
        .allMatch(chart -> chart.group().matches(".*aria-label=\"[^\"]{20,}\".*"));
  }

  @Test
  void holdsNoNumberThatIsNone() {
    assertThat(PAGE).doesNotContain("NaN", "Infinity");
  }

  @Test
  void leavesOutSectionsWithoutData() {
    String small =
        HtmlReport.render(
            ReportData.builder("Evaluation", "One prompt.")
                .runs(
                    List.of(
                        MethodRun.seeded("GCSCoOp", 1).with(Part.ALL, SyntheticReport.scores(.5))))
                .build());

    assertThat(small)
        .contains("id=\"results\"")
        .doesNotContain(
            "id=\"comparison\"",
            "id=\"sweep\"",
            "id=\"training\"",
            "id=\"landscape\"",
            "id=\"calibration\"",
            "id=\"classes\"",
            "id=\"samples\"",
            "id=\"provenance\"");
  }

  @Test
  void marksTheBestOfAColumn() {
    String page =
        HtmlReport.render(
            ReportData.builder("Two", "Two methods.")
                .runs(
                    List.of(
                        SyntheticReport.run(MethodRun.seeded("a", 1), .5, .4),
                        SyntheticReport.run(MethodRun.seeded("b", 1), .6, .3)))
                .build());

    assertThat(page).contains("<td class=\"num best\">60.0</td>");
    assertThat(page).contains("<td class=\"num\">50.0</td>");
  }

  @Test
  void aDivergedTrainingIsDrawnWithAGap() {
    List<StepRecord> steps = List.of(step(0, 2), step(1, Double.NaN), step(2, 3));

    String page =
        HtmlReport.render(
            ReportData.builder("Diverged", "One training.")
                .runs(SyntheticReport.runs(new Random(1)))
                .curves(List.of(new TrainingCurve("CoOp", 1, TrainingCurve.Rule.PLAIN, steps)))
                .build());

    assertThat(page).contains("id=\"training\"").doesNotContain("NaN");
  }

  @Test
  void branchesThatAreRareAreNamedWhereTheyWereTaken() {
    assertThat(constrained(Branch.SAM, Branch.CLEAN))
        .contains("swatch k0", "swatch k1", "swatch k2")
        .doesNotContain("swatch k3", "swatch k4");
    assertThat(constrained(Branch.SAM, Branch.REUSED))
        .contains("swatch k4", "bar k4", "clean and reused");
  }

  private static String constrained(Branch first, Branch second) {
    List<StepRecord> steps =
        List.of(SyntheticReport.step(0, 2, 1, first), SyntheticReport.step(1, 1, 1, second));
    return HtmlReport.render(
        ReportData.builder("Branches", "One training.")
            .runs(SyntheticReport.runs(new Random(1)))
            .curves(List.of(new TrainingCurve("LookSAM", 1, TrainingCurve.Rule.CONSTRAINED, steps)))
            .build());
  }

  private static StepRecord step(int number, double loss) {
    return SyntheticReport.step(number, loss, 1, Branch.CLEAN);
  }
}
