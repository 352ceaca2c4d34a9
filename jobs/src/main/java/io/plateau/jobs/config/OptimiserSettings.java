package io.plateau.jobs.config;

import io.plateau.optim.Optimiser;
import io.plateau.optim.Schedule;

/**
 * Stochastic gradient descent.
 *
 * @param lr learning rate
 * @param momentum decay of the velocity
 * @param weightDecay factor of the parameters that is added to their gradient
 * @param schedule how the learning rate moves
 */
public record OptimiserSettings(
    double lr, double momentum, double weightDecay, LearningRate schedule) {

  public OptimiserSettings {
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
  public static OptimiserSettings defaults() {
    return new OptimiserSettings(0.002, 0.9, 5e-4, LearningRate.COSINE_WARMUP);
  }

  /** The optimiser, which takes its learning rate with every step. */
  public Optimiser optimiser() {
    return Optimiser.sgd(momentum, weightDecay);
  }

  /** The learning rates of a run of {@code epochs}. */
  public Schedule learningRates(int epochs) {
    return schedule.schedule(lr, epochs);
  }
}
