package io.plateau.tensor;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A float32 tensor on the Java heap, row-major: what is read from and written to safetensors, sent
 * through Spark and updated by optimisers.
 *
 * @param shape sizes of the axes; empty for a scalar
 * @param values {@code product(shape)} values
 */
public record HostTensor(long[] shape, float[] values) implements Serializable {

  public HostTensor {
    if (elements(shape) != values.length) {
      throw new IllegalArgumentException(
          "values: %d (expected: %d, the product of shape %s)"
              .formatted(values.length, elements(shape), Arrays.toString(shape)));
    }
  }

  public static HostTensor zeros(long... shape) {
    return new HostTensor(shape, new float[Math.toIntExact(elements(shape))]);
  }

  /** The number of elements of a shape, 1 for a scalar. */
  public static long elements(long[] shape) {
    long product = 1;
    for (long size : shape) {
      product = Math.multiplyExact(product, size);
    }
    return product;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostTensor that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "HostTensor" + Arrays.toString(shape);
  }
}
