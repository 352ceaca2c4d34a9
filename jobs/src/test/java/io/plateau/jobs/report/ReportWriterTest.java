package io.plateau.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

  @TempDir private Path directory;

  @Test
  void writesThePageAndItsNumbersSideBySide() {
    Path page = ReportWriter.write(directory.resolve("new"), SyntheticReport.complete().build());

    assertThat(page).hasFileName("report.html").content().startsWith("<!DOCTYPE html>");
    assertThat(page.resolveSibling("results.json")).content().startsWith("{");
  }

  @Test
  void saysWhereItCouldNotWrite() throws IOException {
    Path file = Files.createFile(directory.resolve("taken"));

    assertThatThrownBy(() -> ReportWriter.write(file, SyntheticReport.complete().build()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cannot write the report to " + file);
  }
}
