package io.plateau.optim;

/**
 * {@code base (epoch + 1) / warmup}, then {@code base / 2 (1 + cos(pi (epoch - warmup) / (epochs -
 * warmup)))}.
 */
record LinearWarmupSchedule(double base, int warmup, int epochs) implements Schedule {

  LinearWarmupSchedule {
    ConstantSchedule.requireRate(base);
    if (warmup < 0 || warmup >= epochs) {
      throw new IllegalArgumentException(
          "warmup: %d (expected: 0 to %d, less than the epochs)".formatted(warmup, epochs - 1));
    }
  }

  @Override
  public double at(int epoch) {
    return epoch < warmup
        ? base * (epoch + 1) / warmup
        : base / 2 * (1 + Math.cos(Math.PI * (epoch - warmup) / (epochs - warmup)));
  }
}
