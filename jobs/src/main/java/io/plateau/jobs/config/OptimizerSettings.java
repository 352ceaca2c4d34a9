package io.plateau.jobs.config;

/**
 * Stochastic gradient descent.
 *
 * @param lr learning rate
 * @param momentum decay of the velocity
 * @param weightDecay factor of the parameters that is added to their gradient
 * @param schedule how the learning rate moves
 */
public record OptimizerSettings(double lr, double momentum, double weightDecay, Schedule schedule) {

  public OptimizerSettings {
    new Checks()
        .positive("lr", lr)
        .that(momentum >= 0 && momentum < 1, "momentum", momentum, "a number >= 0 and < 1")
        .that(
            Double.isFinite(weightDecay) && weightDecay >= 0,
            "weight-decay",
            weightDecay,
            "a finite number >= 0")
        .verify();
  }

  /** The optimiser of CoOp. */
  public static OptimizerSettings defaults() {
    return new OptimizerSettings(0.002, 0.9, 5e-4, Schedule.COSINE_WARMUP);
  }
}
