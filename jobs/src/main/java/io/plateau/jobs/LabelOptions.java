package io.plateau.jobs;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How images are labelled, whether many or one at a time. */
final class LabelOptions {

  @Option(
      names = "--top-k",
      paramLabel = "N",
      defaultValue = "5",
      description = "Classes that each prediction names, at most all there are. Default: 5.")
  private int topK;

  @Option(
      names = "--abstain",
      paramLabel = "P",
      defaultValue = "0",
      description =
          "Mark images whose most probable class is less probable than this. Default: none.")
  private double abstain;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Where the frozen model is now, if not where it was when this was learned.")
  private @Nullable String model;

  @Option(
      names = "--classes",
      paramLabel = "FILE",
      description =
          "Names of other classes to choose from, one a line, where what was learned follows"
              + " texts. Default: its own.")
  private @Nullable String classes;

  int topK() {
    return topK;
  }

  double abstain() {
    return abstain;
  }

  @Nullable String model() {
    return model;
  }

  @Nullable String classes() {
    return classes;
  }
}
