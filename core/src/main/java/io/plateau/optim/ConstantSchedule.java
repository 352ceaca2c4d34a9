package io.plateau.optim;

/** The same rate in every epoch. */
record ConstantSchedule(double base) implements Schedule {

  ConstantSchedule {
    requireRate(base);
  }

  static void requireRate(double learningRate) {
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException("lr: " + learningRate + " (expected: a number > 0)");
    }
  }

  @Override
  public double at(int epoch) {
    return base;
  }
}
