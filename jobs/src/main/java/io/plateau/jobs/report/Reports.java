package io.plateau.jobs.report;

import io.plateau.prep.featureset.Storage;
import java.io.IOException;

/** Writes the two files of a report. */
public final class Reports {

  private Reports() {}

  public static void write(Storage out, ReportData data) throws IOException {
    out.writeText("results.json", ResultsJson.render(data));
    out.writeText("report.html", HtmlReport.render(data));
  }
}
