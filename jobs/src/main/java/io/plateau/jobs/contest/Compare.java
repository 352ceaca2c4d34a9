package io.plateau.jobs.contest;

import io.plateau.evaluation.LandscapeSlice;
import io.plateau.evaluation.Sharpness;
import io.plateau.feature.Batch;
import io.plateau.feature.ClassSplit;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.evaluation.ScoredMethod;
import io.plateau.jobs.report.Part;
import io.plateau.jobs.training.LearnedPrompt;
import io.plateau.jobs.training.PromptTraining;
import io.plateau.prompt.ContextLearner;
import io.plateau.prompt.ContextSharing;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Trains and measures what a preset compares. */
public final class Compare {

  /** One radius for the sharpness of all methods, whatever radius they were trained with. */
  static final double SHARPNESS_RADIUS = 0.1;

  private final Experiment experiment;
  private final FeatureTable test;
  private final TrainSettings common;

  public Compare(Experiment experiment, FeatureTable test, TrainSettings common) {
    this.experiment = experiment;
    this.test = test;
    this.common = common;
  }

  /**
   * What was measured.
   *
   * @param zeroShot the hand-written prompt
   * @param compared every method with its own radius, seed by seed
   * @param swept every method with every radius
   */
  public record Results(
      ScoredMethod zeroShot, List<TrialResult> compared, List<TrialResult> swept) {}

  public Results run(ComparePreset preset, ExperimentSize size) throws IOException {
    List<Trial> compared = preset.compared(common, size);
    List<Trial> swept = preset.swept(common, size);
    Set<Trial> lookedAt = Set.copyOf(compared);
    Set<Trial> all = new LinkedHashSet<>(compared);
    all.addAll(swept);
    Map<Trial, TrialResult> results = new LinkedHashMap<>();
    experiment
        .run(
            List.copyOf(all),
            (trial, training, learned, scored) ->
                lookedAt.contains(trial) && isShared(learned)
                    ? lookAround(trial, training, learned, scored)
                    : new TrialResult(trial, learned.history(), scored, Map.of(), null))
        .forEach(result -> results.put(result.trial(), result));
    return new Results(
        experiment.zeroShot("zero-shot", common.prompt().template()),
        compared.stream().map(results::get).toList(),
        swept.stream().map(results::get).toList());
  }

  /** Around prompts that every image has its own version of, losses would take too long. */
  private static boolean isShared(LearnedPrompt learned) {
    return learned.artifact().config().prompt().sharing() != ContextSharing.PER_IMAGE;
  }

  /** The loss around a prompt, on what it learned from and on what is new to it. */
  private TrialResult lookAround(
      Trial trial, PromptTraining training, LearnedPrompt learned, ScoredMethod scored) {
    ClassSplit split = ClassSplit.halves(test.classNames().size());
    Parameters prompt = learned.artifact().learned();
    Batch newRows = split.newRows(test.batch());
    Map<Part, Sharpness> sharpness = new EnumMap<>(Part.class);
    LandscapeSlice slice;
    try (Objective base = training.objective();
        Objective fresh = training.objective(split.newOf(test.classNames()))) {
      Surroundings surroundings = new Surroundings(base, prompt, training.data().rows());
      sharpness.put(Part.BASE, surroundings.sharpness(SHARPNESS_RADIUS));
      sharpness.put(Part.NEW, new Surroundings(fresh, prompt, newRows).sharpness(SHARPNESS_RADIUS));
      long[] shape = prompt.get(ContextLearner.CONTEXT).shape();
      slice =
          trial.seed() == 1 ? surroundings.slice(Math.toIntExact(shape[shape.length - 1])) : null;
    }
    return new TrialResult(trial, learned.history(), scored, sharpness, slice);
  }
}
