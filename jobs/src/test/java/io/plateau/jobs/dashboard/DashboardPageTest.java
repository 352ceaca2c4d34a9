package io.plateau.jobs.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class DashboardPageTest {

  private static final String SWEEP =
      Dashboards.html(
          Runs.dashboard(
              Runs.measured("sequential", 1),
              Runs.finished("zero-shot", 1, 5),
              Runs.withoutHeldOut("ncm", 1),
              Runs.unfinished("sequential", 2)));

  private static final String SINGLE = Dashboards.html(Runs.dashboard(Runs.finished("rail", 1, 7)));

  @Test
  void isWellFormed() throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    SWEEP.substring(SWEEP.indexOf("<html")).getBytes(StandardCharsets.UTF_8)));

    assertThat(document.getElementsByTagName("section").getLength()).isEqualTo(11);
  }

  @Test
  void loadsNothingFromAnywhere() {
    assertThat(SWEEP)
        .doesNotContainPattern("(?i)https?://")
        .doesNotContain("<script", "<link", "@import", "url(");
  }

  @Test
  void escapesClassNames() {
    assertThat(SWEEP).contains("&lt;b&gt;a&lt;/b&gt;").doesNotContain("<b>");
  }

  @Test
  void holdsNoNumberThatIsNone() {
    assertThat(SWEEP + SINGLE).doesNotContain("NaN", "Infinity", "null");
  }

  @Test
  void everyChartTellsWhatItShows() {
    assertThat(Pattern.compile("<svg [^>]*role=\"img\"[^>]*>").matcher(SWEEP).results())
        .hasSizeGreaterThan(15)
        .allMatch(chart -> chart.group().matches("(?s).*aria-label=\"[^\"]{20,}\".*"));
  }

  @Test
  void cellsSayTheirCountsAndMissingOnesThatTheyAre() {
    assertThat(SWEEP)
        .contains(
            "one before training (zero-shot): 5 of 10, 50.0 %",
            "one after task 2 (two): 7 of 10, 70.0 %",
            "apart after task 2 (two): not evaluated",
            "two after task 2 (two): not trained yet");
  }

  @Test
  void gradientsAndRoutingAreShownWhereTheyWereMeasured() {
    assertThat(SWEEP)
        .contains(
            "one and two: \u22120.2500",
            "two and two: a gradient is 0",
            "one to two: 2 of 10 samples");
  }

  @Test
  void undefinedMetricsHaveTheirReason() {
    assertThat(SWEEP)
        .contains(
            "No value for Held-out last of ncm: the accuracy on apart after task 2 (two) is missing.",
            "No value for Held-out drop of ncm: the accuracy on apart before training",
            "the stream stops after task 1 of 2");
  }

  @Test
  void whatIsNotFinishedIsSaid() {
    assertThat(SWEEP).contains("1 of 4 runs are not finished", "1 of 2 done", ", 1 of 2 tasks");
  }

  @Test
  void sectionsWithoutDataAreLeftOut() {
    assertThat(SINGLE)
        .contains("id=\"matrices\"", "id=\"cost\"", "50.0 to 90.0")
        .doesNotContain(
            "id=\"ranking\"",
            "id=\"differences\"",
            "id=\"gradients\"",
            "id=\"drift\"",
            "id=\"routing\"");
  }
}
