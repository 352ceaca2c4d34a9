package io.plateau.jobs.config;

import io.plateau.steering.SteeringHead;
import io.plateau.steering.SteeringMethod;

/**
 * What is learned to steer an image tower, and where from.
 *
 * @param method what of the feedback is learned
 * @param head what reads the class token of the second pass
 * @param rank of {@code toast-lite}'s updates
 * @param lateLayers that feedback goes to; 0 for those whose tokens the feature set has
 * @param pretrain what the feedback starts from
 * @param ridge {@code pretrain=closed-form}: lambda, as a share of the mean square of an output
 * @param template of the text features
 */
public record ToastSettings(
    SteeringMethod method,
    SteeringHead head,
    int rank,
    int lateLayers,
    FeedbackStart pretrain,
    double ridge,
    String template) {

  public ToastSettings {
    new Checks()
        .atLeast(1, "rank", rank)
        .atLeast(0, "late-layers", lateLayers)
        .that(Double.isFinite(ridge) && ridge >= 0, "ridge", ridge, "a finite number >= 0")
        .that(template.contains("{}"), "template", template, "a text with {} for the class")
        .verify();
  }

  /** The release's method and rank, read by text features, without pre-tuning. */
  public static ToastSettings defaults() {
    return new ToastSettings(
        SteeringMethod.TOAST,
        SteeringHead.TEXT,
        4,
        0,
        FeedbackStart.NONE,
        1e-6,
        "a photo of a {}.");
  }
}
