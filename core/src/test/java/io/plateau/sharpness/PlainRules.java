package io.plateau.sharpness;

import static io.plateau.sharpness.EveryRule.ACROSS;
import static io.plateau.sharpness.EveryRule.DECAY;
import static io.plateau.sharpness.EveryRule.DEGREES;
import static io.plateau.sharpness.EveryRule.GAP;
import static io.plateau.sharpness.EveryRule.LAMBDA;
import static io.plateau.sharpness.EveryRule.LOW;
import static io.plateau.sharpness.EveryRule.PERIOD;
import static io.plateau.sharpness.EveryRule.REUSE;
import static io.plateau.sharpness.EveryRule.SAMPLE_DECAY;
import static io.plateau.sharpness.EveryRule.SIGMA;
import static io.plateau.sharpness.EveryRule.UP;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Every rule once more: plain doubles, one method each, in the steps of its paper or release, with
 * nothing of the library. Remembers what its rule remembers.
 */
final class PlainRules {

  /** The first learned tensor is this long, the second one is the rest. */
  private static final int FIRST = 3;

  private final Slopes slopes;
  private final String rule;
  private final double rho;
  private double @Nullable [] memory;

  PlainRules(String rule, double rho, Slopes slopes) {
    this.rule = rule;
    this.rho = rho;
    this.slopes = slopes;
  }

  /**
   * g of one step.
   *
   * @param relativeRate learning rate as a share of the one that was set
   * @param s second moment of the optimiser
   */
  double[] gradient(double[] v, int step, double relativeRate, double[] s) {
    double[] y = slopes.gradient(v);
    return switch (rule) {
      case "erm" -> y;
      case "sam" -> slopes.gradient(plus(v, sphere(y, rho)));
      case "asam" -> slopes.gradient(plus(v, adaptive(v, y)));
      case "gsam" -> gsam(v, y, rho * relativeRate);
      case "gcscoop" -> perTensor(y, slopes.gradient(plus(v, sphere(y, rho))), this::agree);
      case "functional-sam" -> functional(v, sphere(y, rho));
      case "gc-functional-sam" -> perTensor(y, functional(v, sphere(y, rho)), this::agree);
      case "logit-sam" -> logit(v, sphere(y, rho));
      case "angle-sam" -> angle(v, y);
      case "preconditioned-sam" -> slopes.gradient(plus(v, preconditioned(y, s)));
      case "preconditioned-functional-sam" -> functional(v, preconditioned(y, s));
      case "f-sam" -> friendly(v, y);
      case "looksam" -> look(v, y, step);
      case "sample" -> sample(v, y);
      case "prograd" -> perTensor(y, slopes.divergence(v), this::align);
      default -> throw new AssertionError(rule);
    };
  }

  private double[] functional(double[] v, double[] eps) {
    return slopes.pull(plus(v, eps), slopes.r(v));
  }

  private double[] logit(double[] v, double[] eps) {
    return slopes.pull(v, slopes.r(plus(v, eps)));
  }

  private double[] adaptive(double[] v, double[] y) {
    double[] scaled = new double[v.length];
    Arrays.setAll(scaled, i -> Math.abs(v[i]) * y[i]);
    double[] eps = new double[v.length];
    Arrays.setAll(eps, i -> rho * v[i] * v[i] * y[i] / norm(scaled));
    return eps;
  }

  private double[] gsam(double[] v, double[] y, double radius) {
    double[] x = slopes.gradient(plus(v, sphere(y, radius)));
    double[] along = times(cosine(x, y) * norm(y) / norm(x), x);
    double[] vertical = plus(y, times(-1, along));
    return plus(x, times(-GAP, vertical));
  }

  private double[] agree(double[] y, double[] x) {
    double c = cosine(x, y);
    if (c >= UP) {
      return x;
    }
    if (c <= LOW) {
      return y;
    }
    double[] z = plus(x, y);
    double[] direction = times(1 / norm(z), z);
    return times(dot(x, direction), direction);
  }

  private double[] angle(double[] v, double[] y) {
    double[] eps = sphere(y, rho);
    double a = Math.sqrt(2) * Math.sin(DEGREES / 180 * Math.PI);
    double b = Math.sqrt(2) * Math.cos(DEGREES / 180 * Math.PI);
    double[] f = functional(v, eps);
    double[] l = logit(v, eps);
    double[] g = new double[y.length];
    Arrays.setAll(g, i -> y[i] + a * (f[i] - y[i]) + b * (l[i] - y[i]));
    return g;
  }

  private double[] preconditioned(double[] y, double[] s) {
    double[] d = new double[y.length];
    Arrays.setAll(d, i -> y[i] / (Math.sqrt(s[i]) + 1e-8));
    return sphere(d, rho);
  }

  private double[] friendly(double[] v, double[] y) {
    double[] d = y;
    if (memory == null) {
      memory = y;
    } else {
      d = plus(y, times(-SIGMA, memory));
      memory = plus(times(DECAY, memory), times(1 - DECAY, y));
    }
    return slopes.gradient(plus(v, sphere(d, rho)));
  }

  private double[] look(double[] v, double[] y, int step) {
    if (step % PERIOD == 0) {
      double[] x = slopes.gradient(plus(v, sphere(y, rho)));
      double[] alongY = times(norm(x) * cosine(x, y) / norm(y), y);
      memory = plus(x, times(-1, alongY));
      return x;
    }
    return plus(y, times(REUSE * norm(y) / norm(memory), memory));
  }

  private double[] sample(double[] v, double[] y) {
    memory = memory == null ? y : plus(times(SAMPLE_DECAY, memory), times(1 - SAMPLE_DECAY, y));
    double xi = cosine(memory, y);
    double scale = norm(y) / norm(memory);
    double[] across = plus(y, times(-xi * scale, memory));
    double[] eps = plus(sphere(y, rho), times(-ACROSS, across));
    return plus(y, slopes.gradient(plus(v, eps)));
  }

  private double[] align(double[] y, double[] b) {
    double[] direction = times(1 / norm(b), b);
    return cosine(y, b) < 0 ? plus(y, times(-LAMBDA * dot(y, direction), direction)) : y;
  }

  private static double[] perTensor(double[] y, double[] x, BinaryOperator<double[]> rule) {
    double[] first = rule.apply(Arrays.copyOf(y, FIRST), Arrays.copyOf(x, FIRST));
    double[] second =
        rule.apply(Arrays.copyOfRange(y, FIRST, y.length), Arrays.copyOfRange(x, FIRST, x.length));
    double[] both = Arrays.copyOf(first, y.length);
    System.arraycopy(second, 0, both, FIRST, second.length);
    return both;
  }

  private static double[] sphere(double[] direction, double radius) {
    return times(radius / norm(direction), direction);
  }

  private static double[] plus(double[] a, double[] b) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }

  private static double[] times(double factor, double[] a) {
    return Arrays.stream(a).map(ai -> factor * ai).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  private static double cosine(double[] a, double[] b) {
    return dot(a, b) / (norm(a) * norm(b));
  }
}
