package io.plateau.continual.closedform;

import io.plateau.feature.Batch;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/**
 * Work on a few rows at a time: their features fit a cache, and those of all rows need not fit the
 * heap.
 */
final class Blocks {

  /** 64 rows of 2048 doubles are a megabyte. */
  private static final int ROWS = 64;

  private Blocks() {}

  /** Hands over rows from the first on, with the position of the first of each block. */
  static void of(Batch rows, ObjIntConsumer<Batch> consumer) {
    for (int from = 0; from < rows.rows(); from += ROWS) {
      int to = Math.min(from + ROWS, rows.rows());
      consumer.accept(rows.select(IntStream.range(from, to).toArray()), from);
    }
  }

  /** {@code y += a x} for some elements. */
  static void addScaled(double a, double[] x, int xFrom, double[] y, int yFrom, int count) {
    for (int i = 0; i < count; i++) {
      y[yFrom + i] += a * x[xFrom + i];
    }
  }
}
