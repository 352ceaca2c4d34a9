package io.plateau.steering;

import java.io.Serializable;

/**
 * How a model is steered to a task: stochastic gradient descent with a warm-up, then half a cosine.
 *
 * @param learningRate after the warm-up
 * @param momentum in [0, 1)
 * @param weightDecay of every learned tensor
 * @param batchSize images of a step; all there are where there are fewer
 * @param epochs passes over the images, each with one view of every image
 * @param warmup epochs over which the learning rate rises
 * @param seed of the first parameters and the order of the images
 */
public record SteeringSettings(
    double learningRate,
    double momentum,
    double weightDecay,
    int batchSize,
    int epochs,
    int warmup,
    long seed)
    implements Serializable {

  public SteeringSettings {
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException("lr: " + learningRate + " (expected: a number > 0)");
    }
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException("momentum: " + momentum + " (expected: in [0, 1))");
    }
    if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
      throw new IllegalArgumentException(
          "weight-decay: " + weightDecay + " (expected: a number >= 0)");
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch-size: " + batchSize + " (expected: >= 1)");
    }
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs: " + epochs + " (expected: >= 1)");
    }
    if (warmup < 0 || warmup >= epochs) {
      throw new IllegalArgumentException(
          "warmup: %d (expected: 0 to %d, less than the epochs)".formatted(warmup, epochs - 1));
    }
  }

  /** The paper's; it chooses the learning rate in .01 to .03 and the decay in 1e-4 to 1e-2. */
  public static SteeringSettings published() {
    return new SteeringSettings(0.01, 0.9, 1e-4, 32, 100, 10, 1);
  }

  public SteeringSettings withLearningRate(double value) {
    return new SteeringSettings(value, momentum, weightDecay, batchSize, epochs, warmup, seed);
  }

  public SteeringSettings withMomentum(double value) {
    return new SteeringSettings(learningRate, value, weightDecay, batchSize, epochs, warmup, seed);
  }

  public SteeringSettings withWeightDecay(double value) {
    return new SteeringSettings(learningRate, momentum, value, batchSize, epochs, warmup, seed);
  }

  public SteeringSettings withBatchSize(int value) {
    return new SteeringSettings(learningRate, momentum, weightDecay, value, epochs, warmup, seed);
  }

  /** Both, as the warm-up has to be shorter. */
  public SteeringSettings withEpochs(int value, int warmupEpochs) {
    return new SteeringSettings(
        learningRate, momentum, weightDecay, batchSize, value, warmupEpochs, seed);
  }

  public SteeringSettings withSeed(long value) {
    return new SteeringSettings(
        learningRate, momentum, weightDecay, batchSize, epochs, warmup, value);
  }
}
