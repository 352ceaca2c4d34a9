package io.plateau.jobs.command;

import picocli.CommandLine.Option;

/** The options of commands that learn from a feature set. */
public final class FeatureInputs {

  @Option(
      names = "--features",
      required = true,
      paramLabel = "DIR",
      description = "The feature set, as prepare wrote it.")
  private String features = "";

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The CLIP that made the features, or the word 'embedded'.")
  private String model = "";

  public String features() {
    return features;
  }

  public String model() {
    return model;
  }
}
