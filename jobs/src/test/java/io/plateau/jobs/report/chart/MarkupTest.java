package io.plateau.jobs.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {

  @Test
  void escapesTextAndAttributes() {
    String markup = new Markup().element("p", "a < b & c", "title", "\"it's\"").toString();

    assertThat(markup)
        .isEqualToIgnoringNewLines("<p title=\"&quot;it&#39;s&quot;\">a &lt; b &amp; c</p>");
  }

  @Test
  void refusesToEndWithOpenElements() {
    Markup markup = new Markup().open("p");

    assertThatThrownBy(markup::toString).hasMessage("Cannot finish markup: [p] are still open.");
  }

  @Test
  void refusesAStyleSheetThatEndsItself() {
    assertThatThrownBy(() -> new Markup().style("</style>"))
        .hasMessage("css: contains \"</\" (expected: a plain style sheet)");
  }
}
