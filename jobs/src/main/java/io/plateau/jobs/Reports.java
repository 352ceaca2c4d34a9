package io.plateau.jobs;

import io.plateau.jobs.report.HtmlReport;
import io.plateau.jobs.report.ReportData;
import io.plateau.jobs.report.ResultsJson;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;

/** Writes the two files of a report. */
final class Reports {

  private Reports() {}

  static void write(Storage out, ReportData data) throws IOException {
    out.writeText("results.json", ResultsJson.render(data));
    out.writeText("report.html", HtmlReport.render(data));
  }
}
