package io.plateau.jobs;

import io.plateau.continual.scenario.ScenarioPlan;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.continual.StreamLearning;
import io.plateau.jobs.sweep.SweepRun;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code plateau continual} was asked for: every strategy with every seed on every stream.
 *
 * @param orders streams by name, as their files have them
 * @param model directory of the model, or {@code embedded}
 * @param out directory of the results
 * @param settings what learns, and how: strategies in order, seed by seed
 * @param parallelRuns how many runs at a time; 0 for as many as there is room for
 * @param start where runs begin
 */
record ContinualArguments(
    Map<String, ScenarioPlan> orders,
    String model,
    String out,
    List<ContinualSettings> settings,
    int parallelRuns,
    StreamLearning.Start start) {

  ContinualArguments {
    orders = Collections.unmodifiableMap(new LinkedHashMap<>(orders));
    settings = List.copyOf(settings);
    if (parallelRuns < 0) {
      throw new IllegalArgumentException(
          "--parallel-runs: %d (expected: >= 0)".formatted(parallelRuns));
    }
    Set<ContinualSettings> seen = new HashSet<>();
    for (ContinualSettings one : settings) {
      if (!seen.add(one)) {
        throw new IllegalArgumentException(
            "--strategy, --seeds: %s with seed %d twice (expected: each once, and neither in --set)"
                .formatted(strategy(one), seed(one)));
      }
    }
  }

  /** All runs, seed by seed, so that a sweep that was stopped compares all strategies. */
  Map<SweepRun, ContinualSettings> runs() {
    Map<SweepRun, ContinualSettings> runs = new LinkedHashMap<>();
    for (long seed : settings.stream().map(ContinualArguments::seed).distinct().toList()) {
      for (String order : orders.keySet()) {
        settings.stream()
            .filter(one -> seed(one) == seed)
            .forEach(one -> runs.put(new SweepRun(order, strategy(one), seed), one));
      }
    }
    return runs;
  }

  private static String strategy(ContinualSettings settings) {
    return EffectiveSettings.flat(settings).getOrDefault("strategy", "");
  }

  private static long seed(ContinualSettings settings) {
    return settings.training().run().seed();
  }
}
