package io.plateau.continual.density;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Points that rows lie around.
 *
 * @param values {@code [count, width]}, row-major
 * @param width length of a feature
 */
public record Centres(double[] values, int width) implements Serializable {

  public Centres {
    if (width < 1 || values.length == 0 || values.length % width != 0) {
      throw new IllegalArgumentException(
          "centres: %d values of width %d (expected: one centre at least)"
              .formatted(values.length, width));
    }
  }

  public int count() {
    return values.length / width;
  }

  /** The centre nearest to x in L2, the first of several. */
  int nearest(double[] x) {
    int nearest = 0;
    double distance = Double.POSITIVE_INFINITY;
    for (int k = 0; k < count(); k++) {
      double toCentre = Rows.squaredDistance(x, values, k);
      if (toCentre < distance) {
        nearest = k;
        distance = toCentre;
      }
    }
    return nearest;
  }

  /** {@code min_k sum_i |x_i - c_ki|}. */
  public double manhattanDistance(double[] x) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < count(); k++) {
      double sum = 0;
      for (int i = 0; i < width; i++) {
        sum += Math.abs(x[i] - values[k * width + i]);
      }
      nearest = Math.min(nearest, sum);
    }
    return nearest;
  }

  Centres with(double[] another) {
    double[] more = Arrays.copyOf(values, values.length + width);
    System.arraycopy(another, 0, more, values.length, width);
    return new Centres(more, width);
  }
}
