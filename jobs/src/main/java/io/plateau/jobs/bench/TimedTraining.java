package io.plateau.jobs.bench;

import io.plateau.optim.Optimiser;
import io.plateau.optim.Schedule;
import io.plateau.sharpness.UpdateRule;
import io.plateau.training.GradientExchange;
import io.plateau.training.Trainer;
import io.plateau.training.TrainingState;

/** A training whose steps are timed as a whole: exchange, constraint and optimiser. */
final class TimedTraining {

  private static final double LEARNING_RATE = 0.002;

  private final Workload workload;
  private final GradientExchange exchange;
  private final UpdateRule rule;
  private final Optimiser optimiser;
  private TrainingState state;

  TimedTraining(
      Workload workload, GradientExchange exchange, UpdateRule rule, Optimiser optimiser) {
    this.workload = workload;
    this.exchange = exchange;
    this.rule = rule;
    this.optimiser = optimiser;
    state = trainer(1).initial(workload.context());
  }

  /** Empirical risk minimisation by the SGD of CoOp's release. */
  static TimedTraining coop(Workload workload, GradientExchange exchange) {
    return new TimedTraining(workload, exchange, UpdateRule.erm(), Optimiser.sgd(0.9, 5e-4));
  }

  /** Goes on for some steps; milliseconds of one, on average. */
  double steps(int count) {
    Trainer trainer = trainer(state.step() + count);
    long start = System.nanoTime();
    state = trainer.run(state);
    return (System.nanoTime() - start) / 1e6 / count;
  }

  /** Goes on for some steps, each measured by itself; milliseconds. */
  Spread spread(int count) {
    double[] milliseconds = new double[count];
    for (int i = 0; i < count; i++) {
      milliseconds[i] = steps(1);
    }
    return Spread.of(milliseconds);
  }

  private Trainer trainer(long steps) {
    return new Trainer(
        workload.plan(steps),
        exchange,
        rule,
        optimiser,
        Schedule.constant(LEARNING_RATE),
        (reached, total) -> {});
  }
}
