package io.plateau.artifact;

import java.util.List;
import java.util.SortedMap;

/** What the configurations of all artifacts say. */
public sealed interface ArtifactConfig permits PromptConfig, AdapterConfig, SteeringConfig {

  /** The update rule, the learner, or the way of steering. */
  String method();

  /** The feature set's classes, in label order. */
  List<String> classNames();

  /** Where the frozen model was, as it was given; {@code none} where features came without it. */
  String baseModel();

  /** SHA-256 over the frozen model. */
  String modelDigest();

  /** The features it was learned from. */
  PromptConfig.FeatureSource featureSet();

  /** Every effective setting of the run. */
  SortedMap<String, String> settings();
}
