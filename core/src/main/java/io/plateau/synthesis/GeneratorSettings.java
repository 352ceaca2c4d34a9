package io.plateau.synthesis;

import java.io.Serializable;

/**
 * How a generator is trained.
 *
 * @param beta weight of the divergence of the posterior from the prior
 * @param learningRate the same in every step
 * @param weightDecay of every tensor, decoupled
 * @param batchSize rows of a step; all there are where there are fewer
 * @param epochs passes over the samples, each with one view of every sample
 * @param seed of the first parameters, the order of the rows and the noise
 */
public record GeneratorSettings(
    double beta, double learningRate, double weightDecay, int batchSize, int epochs, long seed)
    implements Serializable {

  public GeneratorSettings {
    requireNumber("beta", beta);
    requireNumber("weight-decay", weightDecay);
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException("lr: " + learningRate + " (expected: a number > 0)");
    }
    GeneratorShape.requirePositive("batch-size", batchSize);
    GeneratorShape.requirePositive("epochs", epochs);
  }

  private static void requireNumber(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: a number >= 0)");
    }
  }

  /** The release's. */
  public static GeneratorSettings published() {
    return new GeneratorSettings(1, 1e-3, 0.01, 256, 50, 1);
  }

  public GeneratorSettings withBeta(double value) {
    return new GeneratorSettings(value, learningRate, weightDecay, batchSize, epochs, seed);
  }

  public GeneratorSettings withLearningRate(double value) {
    return new GeneratorSettings(beta, value, weightDecay, batchSize, epochs, seed);
  }

  public GeneratorSettings withWeightDecay(double value) {
    return new GeneratorSettings(beta, learningRate, value, batchSize, epochs, seed);
  }

  public GeneratorSettings withBatchSize(int value) {
    return new GeneratorSettings(beta, learningRate, weightDecay, value, epochs, seed);
  }

  public GeneratorSettings withEpochs(int value) {
    return new GeneratorSettings(beta, learningRate, weightDecay, batchSize, value, seed);
  }

  public GeneratorSettings withSeed(long value) {
    return new GeneratorSettings(beta, learningRate, weightDecay, batchSize, epochs, value);
  }
}
