package io.plateau.jobs.report;

/** What the gate asked for, and what both versions are made of. */
final class GateOrigins implements Section<GateReport> {

  @Override
  public String id() {
    return "provenance";
  }

  @Override
  public String title() {
    return "Settings and origins";
  }

  @Override
  public boolean appliesTo(GateReport report) {
    return true;
  }

  @Override
  public void write(Page page, GateReport report) {
    page.html().open("div", "class", "columns");
    page.pairs("Gate", report.settings(), "text");
    page.pairs("Made of", report.origins(), "text");
    page.html().close();
  }
}
