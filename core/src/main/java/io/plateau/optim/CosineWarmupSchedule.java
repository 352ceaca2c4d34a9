package io.plateau.optim;

/** One epoch at 1e-5, then {@code base / 2 (1 + cos(pi (epoch - 1) / epochs))}. */
record CosineWarmupSchedule(double base, int epochs) implements Schedule {

  private static final double WARMUP = 1e-5;

  CosineWarmupSchedule {
    ConstantSchedule.requireRate(base);
  }

  @Override
  public double at(int epoch) {
    return epoch == 0 ? WARMUP : base / 2 * (1 + Math.cos(Math.PI * (epoch - 1) / epochs));
  }
}
