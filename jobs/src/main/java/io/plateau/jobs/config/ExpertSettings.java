package io.plateau.jobs.config;

/**
 * Numbers of strategies that learn something for each task or class.
 *
 * @param routingQuantile {@code adapter-mixture}: quantile of held-out reconstruction errors up to
 *     which a sample may be one of a task
 * @param orthogonality {@code star-prompt}: weight of the penalty on tokens that are like those of
 *     past classes
 * @param generated features drawn of each class, for {@code star-prompt}'s alignment and for what
 *     is replayed without being stored
 * @param alignEpochs {@code star-prompt}: passes of the alignment over what is drawn
 */
public record ExpertSettings(
    double routingQuantile, double orthogonality, int generated, int alignEpochs) {

  public ExpertSettings {
    new Checks()
        .within(0, 1, "routing-quantile", routingQuantile)
        .that(
            Double.isFinite(orthogonality) && orthogonality >= 0,
            "orthogonality",
            orthogonality,
            "a finite number >= 0")
        .atLeast(1, "generated", generated)
        .atLeast(1, "align-epochs", alignEpochs)
        .verify();
  }

  /** The published numbers where there are some. */
  public static ExpertSettings defaults() {
    return new ExpertSettings(0.95, 30, 256, 10);
  }
}
