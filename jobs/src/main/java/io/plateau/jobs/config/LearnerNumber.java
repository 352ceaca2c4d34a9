package io.plateau.jobs.config;

/** What learners on features are tuned by, and what is a value of it. */
public enum LearnerNumber {
  /** Inverse strength of the L2 penalty. */
  C(Domain.POSITIVE),
  /** Most iterations of L-BFGS. */
  ITERATIONS(Domain.COUNT),
  /** Largest element of the gradient at which L-BFGS stops. */
  TOLERANCE(Domain.POSITIVE),
  /** Weight of the cache beside zero-shot. */
  ALPHA(Domain.NOT_NEGATIVE),
  /** How fast an affinity falls with distance. */
  BETA(Domain.POSITIVE),
  /** Weight of the Gaussian classifier beside zero-shot. */
  WEIGHT(Domain.NOT_NEGATIVE),
  /** Rows that stand for a new class. */
  NEIGHBOURS(Domain.COUNT_OR_NONE),
  /** How often its text feature counts beside them. */
  TEXT_COPIES(Domain.COUNT),
  /** Share of the adapted feature. */
  RATIO(Domain.FRACTION),
  /** How many times narrower than a feature the bottleneck is. */
  REDUCTION(Domain.COUNT),
  /** Learning rate of the first step. */
  LR(Domain.POSITIVE),
  /** Of AdamW. */
  WEIGHT_DECAY(Domain.NOT_NEGATIVE),
  /** Rows of a step. */
  BATCH_SIZE(Domain.COUNT),
  /** Passes over the rows. */
  EPOCHS(Domain.COUNT),
  /** Steps at most. */
  STEPS(Domain.COUNT),
  /** Alpha of LP++ starts as this times a mean cosine. */
  TEXT_WEIGHT(Domain.NOT_NEGATIVE),
  /** Decay of the velocity. */
  MOMENTUM(Domain.FRACTION),
  /** Epochs from one step of LP++'s alpha to the next. */
  ALPHA_PERIOD(Domain.COUNT);

  private final Domain domain;

  LearnerNumber(Domain domain) {
    this.domain = domain;
  }

  boolean admits(double value) {
    return domain.admits(value);
  }

  /** What to expect of it. */
  String rule() {
    return domain.rule;
  }

  private enum Domain {
    POSITIVE(Double.MIN_VALUE, Double.MAX_VALUE, "a finite number > 0"),
    NOT_NEGATIVE(0, Double.MAX_VALUE, "a finite number >= 0"),
    FRACTION(0, Math.nextDown(1.0), "a number >= 0 and < 1"),
    COUNT(1, Integer.MAX_VALUE, "a whole number >= 1"),
    COUNT_OR_NONE(0, Integer.MAX_VALUE, "a whole number >= 0");

    private final double minimum;
    private final double maximum;
    private final String rule;

    Domain(double minimum, double maximum, String rule) {
      this.minimum = minimum;
      this.maximum = maximum;
      this.rule = rule;
    }

    boolean admits(double value) {
      boolean whole = this == COUNT || this == COUNT_OR_NONE;
      return value >= minimum && value <= maximum && (!whole || value == Math.rint(value));
    }
  }
}
