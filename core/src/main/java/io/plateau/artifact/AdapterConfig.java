package io.plateau.artifact;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code adapter_config.json} of a classifier that was learned from cached features.
 *
 * @param schemaVersion the layout; this code reads {@link #SCHEMA_VERSION}
 * @param createdBy the version of Plateau that wrote it
 * @param method the learner
 * @param classifier what computes its logits
 * @param template the prompt of the classes' text features; empty where these were given
 * @param classNames the classes, in label order
 * @param knownClasses how many of them, from the first, it has logits for
 * @param baseModel where the frozen model was, as it was given, or {@code none}
 * @param modelDigest SHA-256 over the frozen model, or {@code none}
 * @param featureSet where the features were, and the digest of their manifest
 * @param logitScale what cosines with texts are multiplied with
 * @param settings every effective setting of the run
 * @param training what the run reports of itself: rows, validation rows, synthetic rows
 */
public record AdapterConfig(
    int schemaVersion,
    String createdBy,
    String method,
    Formula classifier,
    String template,
    List<String> classNames,
    int knownClasses,
    String baseModel,
    String modelDigest,
    PromptConfig.FeatureSource featureSet,
    float logitScale,
    SortedMap<String, String> settings,
    SortedMap<String, String> training)
    implements ArtifactConfig {

  public static final int SCHEMA_VERSION = 1;

  /** The key that prompts do not have. */
  static final String CLASSIFIER = "classifier";

  /** How logits come from an image feature f, the text features T and the learned tensors. */
  public enum Kind {
    /** {@code scale f T}: nothing was learned. */
    TEXTS,
    /** {@code f W + b}. */
    LINEAR,
    /** {@code scale f T + alpha exp(-beta (1 - f F^T)) V}. */
    CACHE,
    /** {@code scale norm(ratio ReLU(W2 ReLU(W1 f)) + (1 - ratio) f) T}. */
    ADAPTER,
    /** {@code ReLU(f W_r) W} over the classes seen; another is never predicted. */
    RIDGE,
    /** The same fused with zero-shot where that takes an image for a class seen; else zero-shot. */
    RAIL,
    /** What was learned for the task whose centre is nearest. */
    NEAREST_CENTRE,
    /** What was learned for the task of the likeliest Gaussian, weighed against zero-shot. */
    GAUSSIAN_KEY,
    /** What was learned for the task that reconstructs best; zero-shot where none does well. */
    RECONSTRUCTION_KEY;

    /** Whether it scores any classes by their texts, those that it was not learned on included. */
    public boolean followsTexts() {
      return this == TEXTS || this == ADAPTER;
    }
  }

  /**
   * A kind with its numbers.
   *
   * @param numbers alpha and beta, or ratio
   */
  public record Formula(Kind kind, SortedMap<String, Double> numbers) {
    public Formula {
      Objects.requireNonNull(kind, "classifier.kind is null");
      numbers = new TreeMap<>(Objects.requireNonNull(numbers, "classifier.numbers is null"));
    }

    double number(String name) {
      Double number = numbers.get(name);
      if (number == null) {
        throw new IllegalArgumentException(
            "classifier.numbers: %s (expected: %s among them)".formatted(numbers, name));
      }
      return number;
    }
  }

  /**
   * Where a classifier comes from.
   *
   * @param model the frozen model of the texts and features
   * @param featureSet the features
   * @param template the prompt of the texts; empty where they were given
   * @param settings every effective setting of the run
   * @param training what the run reports of itself
   */
  public record Origin(
      PromptConfig.FrozenModel model,
      PromptConfig.FeatureSource featureSet,
      String template,
      Map<String, String> settings,
      Map<String, String> training) {}

  public AdapterConfig {
    Objects.requireNonNull(classifier, "classifier is null");
    Objects.requireNonNull(featureSet, "feature_set is null");
    Objects.requireNonNull(modelDigest, "model_digest is null");
    classNames = List.copyOf(Objects.requireNonNull(classNames, "class_names is null"));
    settings = new TreeMap<>(Objects.requireNonNull(settings, "settings is null"));
    training = new TreeMap<>(Objects.requireNonNull(training, "training is null"));
    if (knownClasses < 1 || knownClasses > classNames.size()) {
      throw new IllegalArgumentException(
          "known_classes: %d (expected: 1 to %d, the classes)"
              .formatted(knownClasses, classNames.size()));
    }
  }
}
