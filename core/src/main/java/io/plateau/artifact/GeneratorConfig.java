package io.plateau.artifact;

import io.plateau.synthesis.GeneratorShape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code generator_config.json}: what a generator is, and how it came about.
 *
 * @param schemaVersion the layout; this code reads {@link #SCHEMA_VERSION}
 * @param createdBy the version of Plateau that wrote it
 * @param shape widths of the learned tensors
 * @param classNames the classes it was trained on
 * @param baseModel where the frozen model was, as it was given
 * @param modelDigest SHA-256 over the frozen model
 * @param featureSet the features it was trained on, and the digest of their manifest
 * @param settings every effective setting of the run
 * @param metrics what was measured of it
 */
public record GeneratorConfig(
    int schemaVersion,
    String createdBy,
    GeneratorShape shape,
    List<String> classNames,
    String baseModel,
    String modelDigest,
    PromptConfig.FeatureSource featureSet,
    SortedMap<String, String> settings,
    SortedMap<String, Double> metrics) {

  public static final int SCHEMA_VERSION = 1;

  public GeneratorConfig {
    Objects.requireNonNull(shape, "shape is null");
    Objects.requireNonNull(modelDigest, "model_digest is null");
    Objects.requireNonNull(featureSet, "feature_set is null");
    classNames = List.copyOf(Objects.requireNonNull(classNames, "class_names is null"));
    settings = new TreeMap<>(Objects.requireNonNull(settings, "settings is null"));
    metrics = new TreeMap<>(Objects.requireNonNull(metrics, "metrics is null"));
    if (classNames.isEmpty()) {
      throw new IllegalArgumentException("class_names: none (expected: at least one)");
    }
  }

  /** The configuration of a run that has just ended. */
  public static GeneratorConfig of(
      String createdBy,
      GeneratorShape shape,
      List<String> classNames,
      PromptConfig.FrozenModel model,
      PromptConfig.FeatureSource featureSet,
      Map<String, String> settings,
      Map<String, Double> metrics) {
    return new GeneratorConfig(
        SCHEMA_VERSION,
        createdBy,
        shape,
        classNames,
        model.location(),
        model.digest(),
        featureSet,
        new TreeMap<>(settings),
        new TreeMap<>(metrics));
  }
}
