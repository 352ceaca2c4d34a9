package io.plateau.steering;

import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;

/**
 * Feedback matrices that a run starts from: {@code u_l = A_l u_{l+1}}, {@code td_l = B_l u_l}.
 *
 * @param matrices {@code A.l} and {@code B.l}, {@code [width, width]}, out by in, for layers l
 *     counted from 0. An A that is not there is the identity, which is what a residual layer's
 *     input is closest to; a B that is not there is zero, so that nothing is fed back.
 */
public record Feedback(Parameters matrices) implements Serializable {

  private static final String A = "A.";
  private static final String B = "B.";

  /** Identities and zeros. */
  public static Feedback none() {
    return new Feedback(Parameters.NONE);
  }

  /** The name of A_l. */
  static String a(int layer) {
    return A + layer;
  }

  /** The name of B_l. */
  static String b(int layer) {
    return B + layer;
  }

  boolean has(String name) {
    return matrices.tensors().containsKey(name);
  }

  /** A matrix by name, made up where there is none. */
  HostTensor matrix(String name, int width) {
    if (has(name)) {
      return matrices.get(name);
    }
    return name.startsWith(A) ? identity(width) : HostTensor.zeros(width, width);
  }

  static HostTensor identity(int width) {
    HostTensor identity = HostTensor.zeros(width, width);
    for (int i = 0; i < width; i++) {
      identity.values()[i * width + i] = 1;
    }
    return identity;
  }

  /**
   * Checks that every matrix is one of a shape's late layers, and finite.
   *
   * @throws IllegalArgumentException when one is not
   */
  void requireFits(SteeringShape shape) {
    long width = shape.tokens().width();
    for (Map.Entry<String, HostTensor> matrix : matrices.tensors().entrySet()) {
      long[] found = matrix.getValue().shape();
      if (!shape.matrixNames().contains(matrix.getKey())) {
        throw new IllegalArgumentException(
            "feedback: %s (expected: some of %s)".formatted(matrix.getKey(), shape.matrixNames()));
      }
      if (!Arrays.equals(found, new long[] {width, width})) {
        throw new IllegalArgumentException(
            "%s: shape %s (expected: [%d, %d], the image tower's width)"
                .formatted(matrix.getKey(), Arrays.toString(found), width, width));
      }
    }
    if (!matrices.isFinite()) {
      throw new IllegalArgumentException(
          "feedback: infinite or NaN values (expected: finite ones)");
    }
  }
}
