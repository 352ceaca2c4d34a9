package io.plateau.jobs.continual;

import io.plateau.continual.metric.CsvSource;
import io.plateau.continual.metric.ImportedMatrix;
import io.plateau.continual.metric.MatrixImport;
import io.plateau.jobs.command.HadoopFiles;
import io.plateau.jobs.command.Job;
import io.plateau.jobs.command.SparkOptions;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Reads an accuracy matrix and writes its metrics. */
final class MetricsJob implements Job<MetricsArguments> {

  private final PrintWriter out;

  MetricsJob(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void run(MetricsArguments arguments) throws IOException {
    MatrixImport files =
        new MatrixImport(
            read(arguments.matrix()),
            readIfNamed(arguments.zeroShot()),
            arguments.heldOut(),
            arguments.scoredOver(),
            arguments.unit());
    ImportedMatrix read = files.read();
    out.print(
        switch (arguments.format()) {
          case JSON -> MetricsJson.render(arguments.matrix(), read);
          case TABLE -> MetricsTable.render(arguments.matrix(), read);
        });
    out.flush();
  }

  private static @Nullable CsvSource readIfNamed(@Nullable String path) throws IOException {
    return path == null ? null : read(path);
  }

  private static CsvSource read(String path) throws IOException {
    return CsvSource.of(path, HadoopFiles.read(path, new SparkOptions()));
  }
}
