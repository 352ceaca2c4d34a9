package io.plateau.pretrain;

/**
 * What {@link Pretraining} does. Weight decay, betas and warm-up are part of the recipe and not
 * settings.
 *
 * @param seed of the world, the initial weights and the order of the batches
 * @param images number of different examples
 * @param steps optimiser steps
 * @param batchSize examples in a step; every other example of it is a negative
 * @param learningRate peak of the one-cycle schedule
 * @param threads threads that draw the examples; the result does not depend on it
 * @param architecture sizes of the model
 */
public record PretrainingSettings(
    long seed,
    int images,
    int steps,
    int batchSize,
    double learningRate,
    int threads,
    Architecture architecture) {

  public PretrainingSettings {
    Architecture.requirePositive("images", images);
    Architecture.requirePositive("steps", steps);
    Architecture.requirePositive("threads", threads);
    if (batchSize < 2 || batchSize > images) {
      throw new IllegalArgumentException(
          "batchSize: %d (expected: 2 to the number of images, %d)".formatted(batchSize, images));
    }
    if (!(learningRate > 0)) {
      throw new IllegalArgumentException("learningRate: " + learningRate + " (expected: > 0)");
    }
  }

  /** What the embedded model was trained with. */
  public static PretrainingSettings ofDefault() {
    return new PretrainingSettings(1, 100_000, 1_500, 256, 1.5e-3, 2, Architecture.ofDefault());
  }

  public PretrainingSettings withSeed(long value) {
    return new PretrainingSettings(
        value, images, steps, batchSize, learningRate, threads, architecture);
  }

  public PretrainingSettings withImages(int value) {
    return new PretrainingSettings(
        seed, value, steps, batchSize, learningRate, threads, architecture);
  }

  public PretrainingSettings withSteps(int value) {
    return new PretrainingSettings(
        seed, images, value, batchSize, learningRate, threads, architecture);
  }

  public PretrainingSettings withBatchSize(int value) {
    return new PretrainingSettings(seed, images, steps, value, learningRate, threads, architecture);
  }

  public PretrainingSettings withThreads(int value) {
    return new PretrainingSettings(
        seed, images, steps, batchSize, learningRate, value, architecture);
  }

  public PretrainingSettings withArchitecture(Architecture value) {
    return new PretrainingSettings(seed, images, steps, batchSize, learningRate, threads, value);
  }
}
