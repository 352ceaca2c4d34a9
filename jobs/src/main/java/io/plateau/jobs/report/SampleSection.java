package io.plateau.jobs.report;

import io.plateau.jobs.report.chart.Markup;

/** Some test images, with what the methods make of them. */
final class SampleSection implements Section<ReportData> {

  @Override
  public String id() {
    return "samples";
  }

  @Override
  public String title() {
    return "Sample images";
  }

  @Override
  public boolean appliesTo(ReportData data) {
    return !data.samples().isEmpty();
  }

  @Override
  public void write(Page page, ReportData data) {
    Markup html = page.html();
    html.open("div", "class", "gallery");
    for (SampleImage sample : data.samples()) {
      html.open("article")
          .empty("img", "src", sample.dataUri(), "alt", sample.label(), "loading", "lazy")
          .element("h3", sample.label())
          .open("ul");
      for (SamplePrediction prediction : sample.predictions()) {
        prediction(html, sample, prediction);
      }
      html.close().close();
    }
    html.close();
    page.paragraph(
        "note",
        "Below each image its true class; then method, prediction, confidence. Rows of the test set at equal distances, not picked.");
  }

  private static void prediction(Markup html, SampleImage sample, SamplePrediction prediction) {
    boolean right = prediction.label().equals(sample.label());
    html.open("li", "class", right ? "right" : "wrong")
        .element("span", right ? "\u2713" : "\u2717", "class", "mark", "aria-hidden", "true")
        .open("span", "class", "method")
        .text(prediction.method())
        .element("span", right ? " is right: " : " is wrong: ", "class", "unseen")
        .close()
        .element("span", Math.round(100 * prediction.confidence()) + " %", "class", "confidence")
        .element("span", prediction.label(), "class", "predicted")
        .close();
  }
}
