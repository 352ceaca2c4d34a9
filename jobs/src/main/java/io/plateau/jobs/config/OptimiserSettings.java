package io.plateau.jobs.config;

import io.plateau.optim.Optimiser;
import io.plateau.optim.Schedule;

/**
 * How a gradient becomes a step.
 *
 * @param optimiser the base optimiser
 * @param lr learning rate
 * @param momentum {@code sgd}: decay of the velocity
 * @param beta1 {@code adamw}: decay of the mean gradient
 * @param beta2 {@code adamw}: decay of the mean squared gradient
 * @param epsilon {@code adamw}: what is added to the root of that
 * @param weightDecay {@code sgd}: factor of the parameters that is added to their gradient; {@code
 *     adamw}: what each step takes of them, times the learning rate
 * @param schedule how the learning rate moves
 */
public record OptimiserSettings(
    BaseOptimiser optimiser,
    double lr,
    double momentum,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    LearningRate schedule) {

  public OptimiserSettings {
    new Checks()
        .positive("lr", lr)
        .decay("momentum", momentum)
        .decay("beta1", beta1)
        .decay("beta2", beta2)
        .positive("epsilon", epsilon)
        .that(
            Double.isFinite(weightDecay) && weightDecay >= 0,
            "weight-decay",
            weightDecay,
            "a finite number >= 0")
        .verify();
  }

  /** The optimiser of CoOp; AdamW's own numbers are PyTorch's. */
  public static OptimiserSettings defaults() {
    return new OptimiserSettings(
        BaseOptimiser.SGD, 0.002, 0.9, 0.9, 0.999, 1e-8, 5e-4, LearningRate.COSINE_WARMUP);
  }

  /** The optimiser, which takes its learning rate with every step. */
  public Optimiser baseOptimiser() {
    return switch (optimiser) {
      case SGD -> Optimiser.sgd(momentum, weightDecay);
      case ADAMW -> Optimiser.adamW(beta1, beta2, epsilon, weightDecay);
    };
  }

  /** The learning rates of a run of {@code epochs}. */
  public Schedule learningRates(int epochs) {
    return schedule.schedule(lr, epochs);
  }
}
