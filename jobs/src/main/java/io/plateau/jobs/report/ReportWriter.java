package io.plateau.jobs.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code report.html} and {@code results.json} into a directory. */
public final class ReportWriter {

  private static final String HTML = "report.html";
  private static final String JSON = "results.json";

  private ReportWriter() {}

  /**
   * Writes both files; the directory is made where it is missing.
   *
   * @return the page
   */
  public static Path write(Path directory, ReportData data) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(JSON), ResultsJson.render(data));
      return Files.writeString(directory.resolve(HTML), HtmlReport.render(data));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write the report to " + directory + ": " + e.getMessage() + ".", e);
    }
  }
}
