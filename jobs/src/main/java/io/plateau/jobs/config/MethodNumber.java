package io.plateau.jobs.config;

/** What methods are tuned by, and what is a value of it. */
public enum MethodNumber {
  /** Radius of the perturbation. */
  RHO(0, Double.MAX_VALUE, "a finite number >= 0"),
  /** Cosine of the two gradients up to which they are in conflict. */
  LOW(-1, 1, "a number from -1 to 1"),
  /** Cosine from which they agree. */
  UP(-1, 1, "a number from -1 to 1"),
  /** Weight of a component orthogonal to a gradient. */
  ALPHA(0, Double.MAX_VALUE, "a finite number >= 0"),
  /** Share of the running mean that is taken out of a gradient. */
  SIGMA(-Double.MAX_VALUE, Double.MAX_VALUE, "a finite number"),
  /** Weight of the past in the running mean. */
  DECAY(0, Math.nextDown(1.0), "a number >= 0 and < 1"),
  /** Degrees between the two halves of SAM's gradient. */
  PHI(-360, 360, "a number from -360 to 360, in degrees"),
  /** Steps from one perturbed gradient to the next. */
  PERIOD(1, Integer.MAX_VALUE, "a whole number >= 1"),
  /** Share of a conflicting component that is taken away. */
  LAMBDA(0, Double.MAX_VALUE, "a finite number >= 0");

  private final double minimum;
  private final double maximum;
  private final String rule;

  MethodNumber(double minimum, double maximum, String rule) {
    this.minimum = minimum;
    this.maximum = maximum;
    this.rule = rule;
  }

  boolean admits(double value) {
    return value >= minimum && value <= maximum && (this != PERIOD || value == Math.rint(value));
  }

  /** What to expect of it. */
  String rule() {
    return rule;
  }
}
