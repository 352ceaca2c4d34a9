package io.plateau.jobs;

import picocli.CommandLine.Option;

/** The options of commands that learn from a feature set. */
final class FeatureInputs {

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

  String features() {
    return features;
  }

  String model() {
    return model;
  }
}
