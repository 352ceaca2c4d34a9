package io.plateau.tensor;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A float64 tensor on the Java heap, row-major: solutions that are kept as exactly as they were
 * found, and sums that later sums are added to.
 *
 * @param shape sizes of the axes
 * @param values {@code product(shape)} values
 */
public record HostDoubles(long[] shape, double[] values) implements Serializable {

  public HostDoubles {
    if (HostTensor.elements(shape) != values.length) {
      throw new IllegalArgumentException(
          "values: %d (expected: %d, the product of shape %s)"
              .formatted(values.length, HostTensor.elements(shape), Arrays.toString(shape)));
    }
  }

  /** Zeros. */
  public static HostDoubles zeros(long... shape) {
    return new HostDoubles(shape, new double[Math.toIntExact(HostTensor.elements(shape))]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostDoubles that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "HostDoubles" + Arrays.toString(shape);
  }
}
