package io.plateau.artifact;

import io.plateau.steering.SteeringShape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code steering_config.json}: what steers a model, and how it came about.
 *
 * @param schemaVersion the layout; this code reads {@link #SCHEMA_VERSION}
 * @param createdBy the version of Plateau that wrote it
 * @param shape of the learned tensors; its classes are the first of the names
 * @param frozenFeedback the matrices that updates of low rank are added to, where they are more
 *     than identities and zeros
 * @param template the hand-written prompt of the text features
 * @param classNames the feature set's classes, in label order
 * @param baseModel where the frozen model was, as it was given
 * @param modelDigest SHA-256 over the frozen model
 * @param featureSet the features it was trained on, and the digest of their manifest
 * @param logitScale what cosines are multiplied with before the softmax
 * @param settings every effective setting of the run
 * @param training what the run reports of itself: steps, final loss, share of tokens selected
 */
public record SteeringConfig(
    int schemaVersion,
    String createdBy,
    SteeringShape shape,
    List<String> frozenFeedback,
    String template,
    List<String> classNames,
    String baseModel,
    String modelDigest,
    PromptConfig.FeatureSource featureSet,
    float logitScale,
    SortedMap<String, String> settings,
    SortedMap<String, String> training)
    implements ArtifactConfig {

  public static final int SCHEMA_VERSION = 1;

  public SteeringConfig {
    Objects.requireNonNull(shape, "shape is null");
    Objects.requireNonNull(modelDigest, "model_digest is null");
    Objects.requireNonNull(featureSet, "feature_set is null");
    frozenFeedback = List.copyOf(Objects.requireNonNull(frozenFeedback, "frozen_feedback is null"));
    classNames = List.copyOf(Objects.requireNonNull(classNames, "class_names is null"));
    settings = new TreeMap<>(Objects.requireNonNull(settings, "settings is null"));
    training = new TreeMap<>(Objects.requireNonNull(training, "training is null"));
    if (shape.classes() > classNames.size()) {
      throw new IllegalArgumentException(
          "classes: %d (expected: 1 to %d, the class names)"
              .formatted(shape.classes(), classNames.size()));
    }
  }

  /** What of the feedback was learned. */
  @Override
  public String method() {
    return shape.method().toString();
  }

  /**
   * The configuration of a run that has just ended.
   *
   * @param frozenFeedback names of the matrices that updates of low rank were added to
   */
  public static SteeringConfig of(
      String createdBy,
      SteeringShape shape,
      List<String> frozenFeedback,
      String template,
      List<String> classNames,
      PromptConfig.FrozenModel model,
      PromptConfig.FeatureSource featureSet,
      Map<String, String> settings,
      Map<String, String> training) {
    return new SteeringConfig(
        SCHEMA_VERSION,
        createdBy,
        shape,
        frozenFeedback,
        template,
        classNames,
        model.location(),
        model.digest(),
        featureSet,
        model.logitScale(),
        new TreeMap<>(settings),
        new TreeMap<>(training));
  }
}
