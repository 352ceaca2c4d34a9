package io.plateau.jobs.contest;

import io.plateau.jobs.config.ClassSelection;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.LearnerKind;
import io.plateau.jobs.config.SteerSettings;
import io.plateau.jobs.contest.SteeringTrials.Variant;
import io.plateau.jobs.evaluation.ScoredMethod;
import io.plateau.jobs.report.MethodRun;
import io.plateau.jobs.report.MethodSize;
import io.plateau.jobs.report.ReportData;
import io.plateau.jobs.report.StepTime;
import io.plateau.jobs.training.PromptTraining;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Attention steering, with and without feedback that was solved for, against a linear probe and
 * prompts: base-to-new, generalised, and what a step takes.
 *
 * @param steering settings of all steered towers; method, classes, shots and seed are the contest's
 */
record SteeringContest(SteerSettings steering) implements Contest {

  static final String NAME = "steering";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ReportData.Builder run(ContestInput input) throws IOException {
    int shots = input.shots();
    List<Long> seeds = input.seeds();
    SteeringTrials steered = new SteeringTrials(input, steering, shots);
    ContestRows rows =
        ContestRows.of(
            input,
            input.source().train().classNames(),
            input.source().train(),
            ContestRows.validation(input.features(), input.source().train()),
            input.test(),
            Map.of());
    List<MethodRun> runs = new ArrayList<>();
    runs.add(
        ScoredMethod.baseToNewAndGeneralised(
                MethodRun.unseeded(LearnerKind.ZERO_SHOT.title()), rows.zeroShot(), input.test())
            .run());
    new LearnerFits(rows)
        .run(
            LearnerTrial.without(
                List.of(LearnerKind.LINEAR_PROBE), ClassSelection.BASE, shots, seeds),
            ScoredMethod::baseToNewAndGeneralised)
        .forEach(scored -> runs.add(scored.run()));
    runs.addAll(
        input
            .prompts(trial -> input.source(), input.test(), ScoredMethod::baseToNewAndGeneralised)
            .run(
                PromptEntries.ofBaseClasses(input.common(), seeds),
                (trial, training, learned, scored) -> scored.run()));
    input.stopwatch().lap("probe and prompts");
    runs.addAll(steered.run(seeds));
    input.stopwatch().lap("steer");
    List<StepTime> times = new ArrayList<>();
    times.addAll(
        new StepTimes(input.spark(), input.clip(), input.source())
            .measure(PromptEntries.METHODS, input.common()));
    List<MethodSize> sizes = new ArrayList<>(promptSizes(input));
    for (Variant variant : SteeringTrials.VARIANTS) {
      times.add(steered.time(variant));
      sizes.add(steered.size(variant));
    }
    input.stopwatch().lap("time steps");
    return new LearnerReport(input, rows, shots)
        .data(
            "Attention steering compared",
            "\"Solved\": feedback starts from least squares on the training images. TOAST-Lite learns at a rate of its own, 0.1.")
        .compare(SteeringTrials.VARIANTS.get(0).title(), PromptEntries.COOP)
        .runs(runs)
        .stepTimes(times)
        .sizes(sizes)
        .settings(steeringSettings());
  }

  /** How much a prompt learns; the memory of its steps depends on how texts share it. */
  private static List<MethodSize> promptSizes(ContestInput input) {
    return PromptEntries.METHODS.stream()
        .map(
            method ->
                new MethodSize(
                    method.title(),
                    new PromptTraining(
                            input.spark(),
                            input.clip(),
                            input.source(),
                            method.trial(input.common(), 1).settings())
                        .initial()
                        .parameters()
                        .size(),
                    0))
        .toList();
  }

  /** Beside those of prompts, some of which have the same names. */
  private Map<String, String> steeringSettings() {
    Map<String, String> settings = new TreeMap<>();
    EffectiveSettings.flat(steering)
        .forEach((key, value) -> settings.put("steering " + key, value));
    SteeringTrials.OWN.forEach(key -> settings.remove("steering " + key));
    return settings;
  }
}
