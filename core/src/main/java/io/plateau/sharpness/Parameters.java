package io.plateau.sharpness;

import io.plateau.tensor.HostTensor;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Named float32 tensors that form one vector: what is learned, its gradient, or the state of an
 * optimiser. Never changed after it is made; sums are taken in double.
 *
 * @param tensors by name, sorted
 */
public record Parameters(SortedMap<String, HostTensor> tensors) implements Serializable {

  /** No tensors at all. */
  public static final Parameters NONE = new Parameters(new TreeMap<>());

  public Parameters {
    tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
  }

  public static Parameters of(String name, HostTensor tensor) {
    return new Parameters(new TreeMap<>(Map.of(name, tensor)));
  }

  /**
   * One of the tensors.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public HostTensor get(String name) {
    HostTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "tensor: %s (expected: one of %s)".formatted(name, tensors.keySet()));
    }
    return tensor;
  }

  /** The tensors whose names begin with a prefix, without it. */
  public Parameters under(String prefix) {
    SortedMap<String, HostTensor> some = new TreeMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            some.put(name.substring(prefix.length()), tensor);
          }
        });
    return new Parameters(some);
  }

  /** Whether there is no tensor. */
  public boolean isEmpty() {
    return tensors.isEmpty();
  }

  /** The number of elements of all tensors. */
  public long size() {
    return tensors.values().stream().mapToLong(tensor -> tensor.values().length).sum();
  }

  /** The 2-norm over all tensors. */
  public double norm() {
    return Math.sqrt(dot(this));
  }

  /** The inner product over all tensors. */
  public double dot(Parameters other) {
    double sum = 0;
    for (Map.Entry<String, HostTensor> entry : tensors.entrySet()) {
      sum += dot(entry.getValue().values(), other.get(entry.getKey()).values());
    }
    return sum;
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** {@code this + factor * other}. */
  public Parameters plus(double factor, Parameters other) {
    return combine(other, (a, b) -> a + factor * b);
  }

  /**
   * {@code sum(weight part) / divisor}, added in the order given and in double, so that the same
   * parts give the same bits whichever came home first.
   */
  public static Parameters sum(List<Parameters> parts, double[] weights, double divisor) {
    SortedMap<String, HostTensor> sums = new TreeMap<>();
    parts
        .get(0)
        .tensors()
        .forEach(
            (name, first) -> {
              double[] sum = new double[first.values().length];
              for (int part = 0; part < weights.length; part++) {
                float[] values = parts.get(part).get(name).values();
                for (int i = 0; i < sum.length; i++) {
                  sum[i] += values[i] * weights[part];
                }
              }
              HostTensor result = HostTensor.zeros(first.shape());
              for (int i = 0; i < sum.length; i++) {
                result.values()[i] = (float) (sum[i] / divisor);
              }
              sums.put(name, result);
            });
    return new Parameters(sums);
  }

  /**
   * The component orthogonal to another: {@code this - this.other / |other|^2 other}; this itself
   * where the other is zero.
   */
  Parameters across(Parameters other) {
    double squares = other.dot(other);
    return squares == 0 ? this : plus(-dot(other) / squares, other);
  }

  /** Applies a function to each pair of elements, in double, and rounds to float. */
  public Parameters combine(Parameters other, DoubleBinaryOperator function) {
    SortedMap<String, HostTensor> result = new TreeMap<>();
    tensors.forEach((name, tensor) -> result.put(name, combine(tensor, other.get(name), function)));
    return new Parameters(result);
  }

  static HostTensor combine(HostTensor a, HostTensor b, DoubleBinaryOperator function) {
    float[] values = new float[a.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.applyAsDouble(a.values()[i], b.values()[i]);
    }
    return new HostTensor(a.shape(), values);
  }

  /** {@code factor * this}. */
  public Parameters times(double factor) {
    return map(a -> factor * a);
  }

  /** Applies a function to each element, in double, and rounds to float. */
  public Parameters map(DoubleUnaryOperator function) {
    return combine(this, (a, b) -> function.applyAsDouble(a));
  }

  /** Whether no element is infinite or NaN. */
  public boolean isFinite() {
    for (HostTensor tensor : tensors.values()) {
      for (float value : tensor.values()) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }
}
