package io.plateau.adapter;

import io.plateau.feature.Batch;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Mini-batches of rows: a new order in every epoch, each row once, the last batch what is left. */
final class Batches {

  private final Batch rows;
  private final int size;
  private final SplittableRandom random;
  private final int[] order;
  private int next;

  /**
   * Batches without end.
   *
   * @param size rows of a batch; all of them where there are fewer
   */
  Batches(Batch rows, int size, long seed) {
    this.rows = rows;
    this.size = Math.min(size, rows.rows());
    random = new SplittableRandom(seed);
    order = IntStream.range(0, rows.rows()).toArray();
    next = order.length;
  }

  /** How many batches are an epoch. */
  int perEpoch() {
    return (order.length + size - 1) / size;
  }

  Batch next() {
    if (next == order.length) {
      shuffle();
      next = 0;
    }
    int end = Math.min(next + size, order.length);
    int[] positions = IntStream.range(next, end).map(i -> order[i]).toArray();
    next = end;
    return rows.select(positions);
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  /** The rows of one, then those of the other. */
  static Batch concatenate(Batch first, Batch second) {
    float[] features = new float[first.features().length + second.features().length];
    System.arraycopy(first.features(), 0, features, 0, first.features().length);
    System.arraycopy(
        second.features(), 0, features, first.features().length, second.features().length);
    int[] labels =
        IntStream.concat(IntStream.of(first.labels()), IntStream.of(second.labels())).toArray();
    return new Batch(features, labels, first.width());
  }
}
