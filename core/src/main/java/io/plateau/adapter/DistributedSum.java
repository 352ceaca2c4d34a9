package io.plateau.adapter;

import io.plateau.feature.Batch;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;

/**
 * Rows that lie in parts, wherever those are, and sums over them: all that closed forms know of a
 * cluster. There is a part at least. Parts hold consecutive rows, and their order is that of the
 * rows.
 */
public interface DistributedSum {

  /** Computes every part, in whatever order; answers in the order of the parts. */
  <R extends Serializable> List<R> map(PartFunction<R> function);

  /**
   * The sum over all parts. Added in the order of the parts, so that the same parts give the same
   * bits whichever was ready first.
   *
   * @param function gives equally many numbers for every part
   */
  default double[] sum(PartFunction<double[]> function) {
    Iterator<double[]> parts = map(function).iterator();
    double[] sum = parts.next().clone();
    while (parts.hasNext()) {
      double[] part = parts.next();
      if (part.length != sum.length) {
        throw new IllegalArgumentException(
            "part: %d values (expected: %d, as the first part has)"
                .formatted(part.length, sum.length));
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part[i];
      }
    }
    return sum;
  }

  /**
   * Rows in this JVM, whose parts are computed in parallel.
   *
   * @param parts into how many they are cut, as evenly as can be
   * @throws IllegalArgumentException if {@code parts} is not positive
   */
  static DistributedSum local(Batch rows, int parts) {
    return new LocalSum(rows, parts);
  }
}
