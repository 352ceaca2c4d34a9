package io.plateau.jobs;

import picocli.CommandLine.Option;

/** The largest images that are taken in a batch job. */
final class ImageLimitOptions {

  @Option(
      names = "--max-pixels",
      paramLabel = "N",
      defaultValue = "200000000",
      description = "Largest image that is decoded, width times height. Default: 200000000.")
  private long maxPixels;

  @Option(
      names = "--max-file-size",
      paramLabel = "SIZE",
      defaultValue = "256MB",
      description = "Longest image file that is read. Default: 256MB.")
  private String maxFileSize = "";

  long maxPixels() {
    return maxPixels;
  }

  long maxFileBytes() {
    return ByteSize.parse("--max-file-size", maxFileSize);
  }
}
