package io.plateau.sharpness;

import io.plateau.tensor.HostTensor;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
record AgreementConstraint(double low, double up) implements Constraint {

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
  public Combination combine(TwoGradients mean, Guide guide) {
    SortedMap<String, HostTensor> gradient = new TreeMap<>();
    Map<String, Branch> branches = new TreeMap<>();
    mean.clean()
        .values()
        .tensors()
        .forEach(
            (name, y) -> {
              HostTensor x = mean.perturbed().values().get(name);
              Branch branch = choose(x.values(), y.values());
              branches.put(name, branch);
              gradient.put(
                  name,
                  switch (branch) {
                    case CLEAN, ZERO -> y;
                    case PROJECTED -> project(x, y);
                    case SAM -> x;
                  });
            });
    return new Combination(new Parameters(gradient), branches);
  }

  private Branch choose(float[] x, float[] y) {
    double norms = Math.sqrt(Parameters.dot(x, x)) * Math.sqrt(Parameters.dot(y, y));
    if (norms == 0) {
      return Branch.ZERO;
    }
    double c = Parameters.dot(x, y) / norms;
    if (c >= up) {
      return Branch.SAM;
    }
    return c > low || low <= 0 ? Branch.PROJECTED : Branch.CLEAN;
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
