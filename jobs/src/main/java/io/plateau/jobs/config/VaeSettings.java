package io.plateau.jobs.config;

import io.plateau.synthesis.GeneratorSettings;

/**
 * How a generator is learned.
 *
 * @param beta weight of the divergence of the posterior from the prior
 * @param lr learning rate, the same in every step
 * @param weightDecay of every tensor, decoupled
 * @param batchSize how many features in one step
 * @param epochs passes over the features
 * @param seed of the draw of shots, the first parameters, the order of rows and the noise
 */
public record VaeSettings(
    double beta, double lr, double weightDecay, BatchSize batchSize, int epochs, long seed) {

  public VaeSettings {
    new Checks()
        .that(Double.isFinite(beta) && beta >= 0, "beta", beta, "a finite number >= 0")
        .positive("lr", lr)
        .that(
            Double.isFinite(weightDecay) && weightDecay >= 0,
            "weight-decay",
            weightDecay,
            "a finite number >= 0")
        .atLeast(1, "epochs", epochs)
        .atLeast(0, "seed", seed)
        .verify();
  }

  /** The release's. */
  public static VaeSettings defaults() {
    GeneratorSettings published = GeneratorSettings.published();
    return new VaeSettings(
        published.beta(),
        published.learningRate(),
        published.weightDecay(),
        new BatchSize(published.batchSize()),
        published.epochs(),
        published.seed());
  }

  /** The same for the training itself. */
  public GeneratorSettings generator() {
    return new GeneratorSettings(beta, lr, weightDecay, batchSize.rows(), epochs, seed);
  }
}
