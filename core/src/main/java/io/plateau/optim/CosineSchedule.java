package io.plateau.optim;

/** {@code base / 2 (1 + cos(pi epoch / epochs))}. */
record CosineSchedule(double base, int epochs) implements Schedule {

  CosineSchedule {
    ConstantSchedule.requireRate(base);
  }

  @Override
  public double at(int epoch) {
    return base / 2 * (1 + Math.cos(Math.PI * epoch / epochs));
  }
}
