package io.plateau.artifact;

import io.plateau.prompt.PromptShape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code adapter_config.json}: what a prompt is, and how it came about.
 *
 * @param schemaVersion the layout; this code reads {@link #SCHEMA_VERSION}
 * @param createdBy the version of Plateau that wrote it
 * @param method the update rule
 * @param prompt how the learned vectors and class names are put together
 * @param template the hand-written prompt of the zero-shot classifier it is compared with
 * @param classNames the feature set's classes, in label order
 * @param trainedClasses how many of them, from the first, were trained on
 * @param baseModel where the frozen model was, as it was given
 * @param modelDigest SHA-256 over the frozen model
 * @param featureSet where the features were, and the digest of their manifest
 * @param logitScale what cosines are multiplied with before the softmax
 * @param settings every effective setting of the run
 * @param training what the run reports of itself: steps, final loss, branches
 */
public record PromptConfig(
    int schemaVersion,
    String createdBy,
    String method,
    PromptShape prompt,
    String template,
    List<String> classNames,
    int trainedClasses,
    String baseModel,
    String modelDigest,
    FeatureSource featureSet,
    float logitScale,
    SortedMap<String, String> settings,
    SortedMap<String, String> training)
    implements ArtifactConfig {

  public static final int SCHEMA_VERSION = 1;

  /**
   * The feature set that was trained on.
   *
   * @param uri where it was
   * @param digest SHA-256 of its manifest
   */
  public record FeatureSource(String uri, String digest) {}

  public PromptConfig {
    Objects.requireNonNull(prompt, "prompt is null");
    Objects.requireNonNull(featureSet, "feature_set is null");
    classNames = List.copyOf(Objects.requireNonNull(classNames, "class_names is null"));
    settings = new TreeMap<>(Objects.requireNonNull(settings, "settings is null"));
    training = new TreeMap<>(Objects.requireNonNull(training, "training is null"));
    if (trainedClasses < 1 || trainedClasses > classNames.size()) {
      throw new IllegalArgumentException(
          "trained_classes: %d (expected: 1 to %d, the classes)"
              .formatted(trainedClasses, classNames.size()));
    }
  }

  /** The configuration of a run that has just ended. */
  public static PromptConfig of(
      String createdBy,
      PromptShape prompt,
      String template,
      List<String> classNames,
      int trainedClasses,
      FrozenModel model,
      FeatureSource featureSet,
      Map<String, String> settings,
      Map<String, String> training) {
    return new PromptConfig(
        SCHEMA_VERSION,
        createdBy,
        settings.getOrDefault("method", ""),
        prompt,
        template,
        classNames,
        trainedClasses,
        model.location(),
        model.digest(),
        featureSet,
        model.logitScale(),
        new TreeMap<>(settings),
        new TreeMap<>(training));
  }

  /**
   * The frozen model a prompt was learned for.
   *
   * @param location as it was given: a directory or {@code embedded}
   */
  public record FrozenModel(String location, String digest, float logitScale) {}
}
