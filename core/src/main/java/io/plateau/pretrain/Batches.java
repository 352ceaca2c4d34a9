package io.plateau.pretrain;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Walks through the examples in a new random order every epoch; incomplete batches are skipped. */
final class Batches {

  private final int[] order;
  private final int batchSize;
  private final SplittableRandom random;
  private int next;

  Batches(int examples, int batchSize, SplittableRandom random) {
    this.order = new int[examples];
    Arrays.setAll(order, i -> i);
    this.batchSize = batchSize;
    this.random = random;
    shuffle();
  }

  /** The examples of the next step. */
  int[] next() {
    if (next + batchSize > order.length) {
      shuffle();
      next = 0;
    }
    int[] batch = Arrays.copyOfRange(order, next, next + batchSize);
    next += batchSize;
    return batch;
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }
}
