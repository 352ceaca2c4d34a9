package io.plateau.jobs.config;

/**
 * What learns from a stream, beside how prompts are trained.
 *
 * @param strategy what learns
 * @param randomFeatures {@code rail}, {@code ranpac}: D, how many
 * @param ridge {@code rail}: lambda
 * @param zeroShotShare {@code rail}: share of the zero-shot probability where both have a say
 * @param resamples of the bootstrap over test samples
 * @param experts what is learned for each task or class
 */
public record StreamSettings(
    StrategyChoice strategy,
    int randomFeatures,
    double ridge,
    double zeroShotShare,
    int resamples,
    ExpertSettings experts) {

  public StreamSettings {
    new Checks()
        .atLeast(1, "random-features", randomFeatures)
        .positive("ridge", ridge)
        .within(0, 1, "zero-shot-share", zeroShotShare)
        .atLeast(1, "resamples", resamples)
        .verify();
  }

  /** Sequential training, and the published numbers of the others. */
  public static StreamSettings defaults() {
    return new StreamSettings(
        StrategyChoice.SEQUENTIAL, 2048, 0.1, 0.2, 2000, ExpertSettings.defaults());
  }
}
