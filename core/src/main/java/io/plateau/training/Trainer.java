package io.plateau.training;

import io.plateau.optim.Optimiser;
import io.plateau.optim.Schedule;
import io.plateau.sharpness.Combination;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.TwoGradients;
import io.plateau.sharpness.UpdateRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The driver's half of training: exchange, constraint, correction, optimiser step.
 *
 * @param correction what is made of the rule's gradient
 * @param listener told after every step
 */
public record Trainer(
    StepPlan plan,
    GradientExchange exchange,
    UpdateRule rule,
    Optimiser optimiser,
    Schedule schedule,
    Correction correction,
    TrainingListener listener) {

  /** A trainer that steps along what the rule gives. */
  public Trainer(
      StepPlan plan,
      GradientExchange exchange,
      UpdateRule rule,
      Optimiser optimiser,
      Schedule schedule,
      TrainingListener listener) {
    this(plan, exchange, rule, optimiser, schedule, Correction.none(), listener);
  }

  /** The state of a run that has not begun. */
  public TrainingState initial(Parameters v) {
    return new TrainingState(0, v, optimiser.initialState(v), Parameters.NONE, List.of());
  }

  /**
   * Runs to the end of the plan.
   *
   * @param start a fresh state or one that was saved
   * @throws TrainingException when a loss or a gradient is not a number
   */
  public TrainingState run(TrainingState start) {
    List<StepRecord> history = new ArrayList<>(start.history());
    TrainingState state = start;
    while (state.step() < plan.steps()) {
      Step step = plan.step(state.step());
      double learningRate = schedule.at(step.epoch());
      Guide guide =
          new Guide(
              step.index(),
              learningRate / schedule.base(),
              state.memory(),
              optimiser.secondMoment(state.optimiser()));
      TwoGradients mean = exchange.exchange(state.parameters(), step, guide);
      requireFinite(mean, step);
      Combination g = rule.constraint().combine(mean, guide);
      Optimiser.Update update =
          optimiser.step(
              state.parameters(),
              correction.of(g.gradient(), state.parameters(), step),
              state.optimiser(),
              learningRate);
      history.add(record(step, learningRate, mean, g));
      state =
          new TrainingState(
              step.index() + 1,
              update.parameters(),
              update.state(),
              rule.memory().after(mean, guide),
              Collections.unmodifiableList(history));
      listener.stepped(state, plan.steps());
    }
    return state;
  }

  private static void requireFinite(TwoGradients mean, Step step) {
    if (!mean.isFinite()) {
      throw new TrainingException(
          """
          Cannot go on training at step %d: the loss is %s, perturbed %s, and not every gradient is a \
          finite number. Lower lr or rho, and continue from the last checkpoint with --resume."""
              .formatted(step.index(), mean.clean().loss(), mean.perturbed().loss()));
    }
  }

  private static StepRecord record(
      Step step, double learningRate, TwoGradients mean, Combination g) {
    double cleanNorm = mean.clean().values().norm();
    double perturbedNorm = mean.perturbed().values().norm();
    double cosine = cleanNorm == 0 || perturbedNorm == 0 ? 0 : mean.cosine();
    return new StepRecord(
        step.index(),
        step.epoch(),
        (float) learningRate,
        (float) mean.clean().loss(),
        (float) mean.perturbed().loss(),
        (float) cleanNorm,
        (float) perturbedNorm,
        (float) cosine,
        Collections.min(g.branches().values()));
  }
}
