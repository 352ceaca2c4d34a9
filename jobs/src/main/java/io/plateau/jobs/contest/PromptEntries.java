package io.plateau.jobs.contest;

import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.report.TrainingCurve.Rule;
import io.plateau.jobs.training.SyntheticRows;
import io.plateau.jobs.training.TrainingSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The prompts among learners on features, and what each trial of them learns from. */
final class PromptEntries {

  /** Plain learning of a prompt. */
  static final String COOP = "CoOp";

  /** Plain learning and the main rule. */
  static final List<ComparedMethod> METHODS =
      List.of(
          ComparedMethod.of(COOP, "erm", Rule.PLAIN, Radii.NONE),
          ComparedMethod.of("GCSCoOp", "gcscoop", Rule.CONSTRAINED, Radii.USUAL));

  private PromptEntries() {}

  /** Trials on base classes. */
  static List<Trial> ofBaseClasses(TrainSettings common, List<Long> seeds) {
    return seeds.stream()
        .flatMap(seed -> METHODS.stream().map(method -> method.trial(common, seed)))
        .toList();
  }

  /** Trials on all classes. */
  static List<Trial> ofAllClasses(TrainSettings common, List<Long> seeds, int shots) {
    return ofBaseClasses(common.with("classes=all", "shots=" + shots), seeds).stream()
        .map(trial -> renamed(trial, trial.method(), "-all-shots" + shots))
        .toList();
  }

  /** What trials learn from: each from the source, then with synthetic rows of its seed as well. */
  static Map<Trial, TrainingSource> withoutAndWith(
      List<Trial> trials, TrainingSource source, Map<Long, SyntheticRows> synthetic) {
    Map<Trial, TrainingSource> sources = new LinkedHashMap<>();
    for (Trial alone : trials) {
      sources.put(alone, source);
      sources.put(
          renamed(alone, alone.method() + LearnerTrial.WITH_SYNTHETIC, "-ship"),
          source.withSynthetic(synthetic.get(alone.seed())));
    }
    return sources;
  }

  private static Trial renamed(Trial trial, String method, String suffix) {
    return new Trial(
        method,
        trial.rule(),
        trial.seed(),
        trial.rho(),
        trial.directory() + suffix,
        trial.settings());
  }
}
