package io.plateau.jobs.training;

import io.plateau.artifact.PromptConfig;
import io.plateau.feature.FeatureTable;
import org.jspecify.annotations.Nullable;

/**
 * What a run learns from, and how the artifact names it.
 *
 * @param train the training split
 * @param origin the feature set it is of
 * @param model location of the frozen model, as executors reach it
 * @param createdBy the version of Plateau
 * @param synthetic what every step mixes in, if anything
 */
public record TrainingSource(
    FeatureTable train,
    PromptConfig.FeatureSource origin,
    String model,
    String createdBy,
    @Nullable SyntheticRows synthetic) {

  public TrainingSource {
    if (synthetic != null && synthetic.rows().batch().width() != train.batch().width()) {
      throw new IllegalArgumentException(
          "synthetic: features of width %d in %s (expected: %d, the real features'). Draw them with a generator of the same model."
              .formatted(
                  synthetic.rows().batch().width(),
                  synthetic.origin().uri(),
                  train.batch().width()));
    }
  }

  /** Real features alone. */
  public TrainingSource(
      FeatureTable train, PromptConfig.FeatureSource origin, String model, String createdBy) {
    this(train, origin, model, createdBy, null);
  }

  /**
   * The same, with as many synthetic rows in every step as real ones.
   *
   * @throws IllegalArgumentException when they are of another width
   */
  public TrainingSource withSynthetic(SyntheticRows rows) {
    return new TrainingSource(train, origin, model, createdBy, rows);
  }
}
