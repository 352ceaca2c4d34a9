package io.plateau.training;

import java.util.SplittableRandom;

/**
 * Which samples each step sees: a new shuffle every epoch, cut into batches, an incomplete last
 * batch left out as CoOp's release does. A function of the seed and the step alone.
 *
 * <p>The training set holds the views of a sample next to each other; every epoch draws one of
 * them.
 *
 * @param samples number of samples
 * @param views rows per sample
 * @param batchSize samples per step, at most {@code samples}
 * @param steps length of the run
 */
public record StepPlan(int samples, int views, int batchSize, long steps, long seed) {

  public StepPlan {
    if (samples <= 0 || views <= 0) {
      throw new IllegalArgumentException(
          "samples x views: %d x %d (expected: both > 0)".formatted(samples, views));
    }
    if (batchSize <= 0 || batchSize > samples) {
      throw new IllegalArgumentException(
          "batch-size: %d (expected: 1 to %d, the number of samples)"
              .formatted(batchSize, samples));
    }
    if (steps <= 0) {
      throw new IllegalArgumentException("steps: " + steps + " (expected: > 0)");
    }
  }

  /** Steps in one pass over the samples. */
  public int stepsPerEpoch() {
    return samples / batchSize;
  }

  /** Epochs that the run touches. */
  public int epochs() {
    return Math.toIntExact((steps + stepsPerEpoch() - 1) / stepsPerEpoch());
  }

  /** The step of an index, 0 to {@code steps - 1}. */
  public Step step(long index) {
    int epoch = Math.toIntExact(index / stepsPerEpoch());
    int first = Math.toIntExact(index % stepsPerEpoch()) * batchSize;
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + epoch);
    int[] order = shuffled(random);
    int[] rows = new int[batchSize];
    for (int i = 0; i < batchSize; i++) {
      rows[i] = order[first + i] * views + viewOf(order[first + i], epoch);
    }
    return new Step(index, epoch, rows);
  }

  private int[] shuffled(SplittableRandom random) {
    int[] order = new int[samples];
    for (int i = 0; i < samples; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private int viewOf(int sample, int epoch) {
    return views == 1
        ? 0
        : new SplittableRandom((seed * 1_000_003 + epoch) * 1_000_003 + sample).nextInt(views);
  }
}
