package io.plateau.adapter;

import java.util.Optional;

/**
 * A step along a line that fulfils the strong Wolfe conditions: enough decrease, and a slope of at
 * most {@code CURVATURE} times the first one.
 *
 * <p>Source: Nocedal and Wright, Numerical Optimization, 2nd edition, algorithms 3.5 and 3.6.
 */
final class WolfeSearch {

  private static final double DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final int ATTEMPTS = 40;

  private final SmoothFunction function;
  private final Probe start;
  private final double[] direction;

  /**
   * A point on the line.
   *
   * @param step how far from the start, in lengths of the direction
   * @param slope of the function along the direction
   */
  record Probe(double step, double[] x, double value, double[] gradient, double slope) {}

  private WolfeSearch(SmoothFunction function, Probe start, double[] direction) {
    this.function = function;
    this.start = start;
    this.direction = direction;
  }

  /**
   * Searches from x.
   *
   * @param direction in which the function falls at x
   * @param firstStep tried first
   * @return empty where rounding hides any further decrease
   */
  static Optional<Probe> search(
      SmoothFunction function,
      double[] x,
      double value,
      double[] gradient,
      double[] direction,
      double firstStep) {
    Probe start = new Probe(0, x, value, gradient, Lbfgs.dot(gradient, direction));
    return new WolfeSearch(function, start, direction).bracket(firstStep);
  }

  private Optional<Probe> bracket(double firstStep) {
    Probe previous = start;
    double step = firstStep;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Probe probe = probe(step);
      if (!decreases(probe) || (attempt > 0 && probe.value() >= previous.value())) {
        return zoom(previous, probe);
      }
      if (isFlat(probe)) {
        return Optional.of(probe);
      }
      if (probe.slope() >= 0) {
        return zoom(probe, previous);
      }
      previous = probe;
      step *= 2;
    }
    return Optional.of(previous);
  }

  /** Narrows an interval down whose one end, low, is the best point so far. */
  private Optional<Probe> zoom(Probe low, Probe high) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Probe probe = probe(between(low, high));
      if (!decreases(probe) || probe.value() >= low.value()) {
        high = probe;
      } else {
        if (isFlat(probe)) {
          return Optional.of(probe);
        }
        if (probe.slope() * (high.step() - low.step()) >= 0) {
          high = low;
        }
        low = probe;
      }
    }
    return low.value() < start.value() ? Optional.of(low) : Optional.empty();
  }

  /** The minimum of the parabola through low, its slope and high, if well inside; or the middle. */
  private static double between(Probe low, Probe high) {
    double width = high.step() - low.step();
    double curvature = high.value() - low.value() - low.slope() * width;
    double share = -low.slope() * width / (2 * curvature);
    return low.step() + width * (share > 0.1 && share < 0.9 ? share : 0.5);
  }

  private boolean decreases(Probe probe) {
    return probe.value() <= start.value() + DECREASE * probe.step() * start.slope();
  }

  private boolean isFlat(Probe probe) {
    return Math.abs(probe.slope()) <= -CURVATURE * start.slope();
  }

  private Probe probe(double step) {
    double[] x = new double[direction.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = start.x()[i] + step * direction[i];
    }
    double[] gradient = new double[x.length];
    double value = function.at(x, gradient);
    return new Probe(step, x, value, gradient, Lbfgs.dot(gradient, direction));
  }
}
