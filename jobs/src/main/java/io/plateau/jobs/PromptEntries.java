package io.plateau.jobs;

import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.report.TrainingCurve.Rule;
import io.plateau.jobs.training.SyntheticRows;
import io.plateau.jobs.training.TrainingSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The prompts among learners on features, and what each trial of them learns from. */
final class PromptEntries {

  /** Plain learning of a prompt. */
  static final String COOP = "CoOp";

  private static final List<ComparedMethod> METHODS =
      List.of(
          ComparedMethod.of(COOP, "erm", Rule.PLAIN, Radii.NONE),
          ComparedMethod.of("GCSCoOp", "gcscoop", Rule.CONSTRAINED, Radii.USUAL));

  private PromptEntries() {}

  /** Trials on base classes, seed by seed: without synthetic rows, then with. */
  static Map<Trial, TrainingSource> baseToNew(
      TrainSettings common, TrainingSource source, Map<Long, SyntheticRows> synthetic) {
    Map<Trial, TrainingSource> trials = new LinkedHashMap<>();
    synthetic.forEach(
        (seed, rows) -> {
          for (ComparedMethod method : METHODS) {
            Trial alone = method.trial(common, seed);
            trials.put(alone, source);
            trials.put(withSynthetic(alone), source.withSynthetic(rows));
          }
        });
    return trials;
  }

  private static Trial withSynthetic(Trial alone) {
    return new Trial(
        alone.method() + LearnerTrial.WITH_SYNTHETIC,
        alone.rule(),
        alone.seed(),
        alone.rho(),
        alone.directory() + "-ship",
        alone.settings());
  }

  /** Trials on all classes over shots. */
  static List<Trial> curve(TrainSettings common, List<Long> seeds, List<Integer> shots) {
    List<Trial> trials = new ArrayList<>();
    for (ComparedMethod method : METHODS) {
      for (int count : shots) {
        for (long seed : seeds) {
          Trial trial = method.trial(common.with("classes=all", "shots=" + count), seed);
          trials.add(
              new Trial(
                  trial.method(),
                  trial.rule(),
                  seed,
                  trial.rho(),
                  "%s-shots%d".formatted(trial.directory(), count),
                  trial.settings()));
        }
      }
    }
    return trials;
  }
}
