package io.plateau.tensor;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A float64 tensor on the Java heap, row-major: sums that later sums are added to.
 *
 * @param shape sizes of the axes; empty for a scalar
 * @param values {@code product(shape)} values
 */
public record DoubleTensor(long[] shape, double[] values) implements Serializable {

  public DoubleTensor {
    if (HostTensor.elements(shape) != values.length) {
      throw new IllegalArgumentException(
          "values: %d (expected: %d, the product of shape %s)"
              .formatted(values.length, HostTensor.elements(shape), Arrays.toString(shape)));
    }
  }

  public static DoubleTensor zeros(long... shape) {
    return new DoubleTensor(shape, new double[Math.toIntExact(HostTensor.elements(shape))]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DoubleTensor that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "DoubleTensor" + Arrays.toString(shape);
  }
}
