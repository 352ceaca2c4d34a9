package io.plateau.jobs.contest;

import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.report.TrainingCurve.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to learn, as experiments compare it.
 *
 * @param title as reports call it
 * @param key what its directories are called
 * @param rule what there is to show of its steps
 * @param radii of its perturbation
 * @param settings what sets it apart from others, {@code key=value}
 */
record ComparedMethod(String title, String key, Rule rule, Radii radii, List<String> settings) {

  ComparedMethod {
    settings = List.copyOf(settings);
  }

  /** A method whose directories are called like its update rule. */
  static ComparedMethod of(String title, String method, Rule rule, Radii radii, String... more) {
    List<String> settings = new ArrayList<>(List.of("method=" + method));
    settings.addAll(List.of(more));
    return new ComparedMethod(title, method, rule, radii, settings);
  }

  /** The training with the radius of the tables. */
  Trial trial(TrainSettings common, long seed) {
    return radii.isNone()
        ? new Trial(
            title, rule, seed, 0, "%s-seed%d".formatted(key, seed), set(common, "seed=" + seed))
        : trial(common, seed, radii.own());
  }

  Trial trial(TrainSettings common, long seed, double rho) {
    return new Trial(
        title,
        rule,
        seed,
        rho,
        "%s-rho%s-seed%d".formatted(key, rho, seed),
        set(common, "seed=" + seed, "rho=" + rho));
  }

  private TrainSettings set(TrainSettings common, String... trial) {
    List<String> assignments = new ArrayList<>(settings);
    assignments.addAll(List.of(trial));
    return common.with(assignments.toArray(String[]::new));
  }
}
