package io.plateau.sharpness;

import io.plateau.tensor.HostTensor;

/**
 * Chooses per tensor by the cosine {@code c} of the clean gradient y and the perturbed gradient x:
 *
 * <pre>
 *   c >= up          g = x                                       they agree
 *   low &lt; c &lt; up     g = a (x + y), a = x.(x + y) / |x + y|^2    x projected on x + y
 *   c &lt;= low         g = y                                       conflict: keep the loss
 * </pre>
 *
 * <p>With {@code low <= 0} there are two cases: projection below {@code up}, else x. Where x or y
 * is zero the angle is undefined and y is taken.
 *
 * <p>Source: GCSCoOp, IEEE Transactions on Multimedia 27:1100-1113, 2025 (arXiv 2309.07866), and
 * its release. The release leaves zero gradients undefined.
 *
 * @param low lower cosine, below {@code up}
 * @param up upper cosine, at most 1
 */
record AgreementConstraint(double low, double up) implements TensorConstraint {

  AgreementConstraint {
    if (!(low >= -1 && low < up)) {
      throw new IllegalArgumentException(
          "low: %s (expected: a cosine >= -1 and < up = %s)".formatted(low, up));
    }
    if (!(up <= 1)) {
      throw new IllegalArgumentException("up: %s (expected: a cosine <= 1)".formatted(up));
    }
  }

  @Override
  public Choice choose(HostTensor y, HostTensor x) {
    double norms =
        Math.sqrt(Parameters.dot(x.values(), x.values()))
            * Math.sqrt(Parameters.dot(y.values(), y.values()));
    if (norms == 0) {
      return new Choice(y, Branch.ZERO);
    }
    double c = Parameters.dot(x.values(), y.values()) / norms;
    if (c >= up) {
      return new Choice(x, Branch.SAM);
    }
    if (c > low || low <= 0) {
      return new Choice(project(x, y), Branch.PROJECTED);
    }
    return new Choice(y, Branch.CLEAN);
  }

  private static HostTensor project(HostTensor x, HostTensor y) {
    double xx = Parameters.dot(x.values(), x.values());
    double xy = Parameters.dot(x.values(), y.values());
    double yy = Parameters.dot(y.values(), y.values());
    double sum = xx + 2 * xy + yy;
    // x = -y: nothing to project on, and the projection's limit is zero.
    double a = sum == 0 ? 0 : (xx + xy) / sum;
    return Parameters.combine(x, y, (xi, yi) -> a * (xi + yi));
  }
}
