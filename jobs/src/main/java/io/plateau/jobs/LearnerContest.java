package io.plateau.jobs;

import io.plateau.adapter.ClassTexts;
import io.plateau.evaluation.CosineClassifier;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.ClassSelection;
import io.plateau.jobs.config.LearnerKind;
import io.plateau.jobs.config.Shots;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.evaluation.ScoredMethod;
import io.plateau.jobs.report.MethodRun;
import io.plateau.jobs.report.Part;
import io.plateau.jobs.report.ReportData;
import io.plateau.jobs.report.ShotPoint;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.prompt.ClassFeatures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Learners on features and prompts, each alone and with synthetic features of the new classes:
 * base-to-new, generalised, and over shots.
 */
final class LearnerContest implements Contest {

  /** The published curve, as far as the shots go. */
  private static final int[] CURVE = {1, 2, 4, 8, 16};

  private static final int QUICK_SEEDS = 3;
  private static final int FULL_SEEDS = 10;

  @Override
  public String name() {
    return "features";
  }

  @Override
  public ReportData.Builder run(ContestInput input) throws IOException {
    int shots = shots(input.common());
    List<Long> seeds = seeds(input.size());
    ContestGenerators generators = new ContestGenerators(input, shots);
    generators.fit(seeds);
    input.stopwatch().lap("fit generators");
    ContestRows rows = rows(input, generators);

    List<MethodRun> runs = new ArrayList<>();
    runs.add(zeroShot(rows).run());
    runs.addAll(prompts(input, generators));
    List<ShotPoint> curve = new ArrayList<>();
    curve.add(point(zeroShotOfAll(rows), 0));
    curve.addAll(promptCurve(input, seeds, curve(shots)));
    input.stopwatch().lap("train prompts");
    LearnerFits fits = new LearnerFits(rows);
    fits.run(baseToNew(seeds, shots)).forEach(scored -> runs.add(scored.run()));
    curve.addAll(learnerCurve(fits, seeds, curve(shots)));
    input.stopwatch().lap("fit learners");

    return new LearnerReport(input, rows, shots)
        .data()
        .compare(PromptEntries.COOP + LearnerTrial.WITH_SYNTHETIC, PromptEntries.COOP)
        .runs(runs)
        .shots(curve)
        .generators(generators.scores())
        .clouds(generators.clouds());
  }

  private static ContestRows rows(ContestInput input, ContestGenerators generators)
      throws IOException {
    FeatureTable train = input.source().train();
    ClassTexts texts =
        new ClassTexts(
            train.classNames(),
            ClassFeatures.zeroShot(
                input.clip(), train.classNames(), input.common().prompt().template()),
            input.clip().logitScale());
    return new ContestRows(
        texts,
        train,
        ContestRows.validation(input.features(), train),
        input.test(),
        generators.tables());
  }

  private static ScoredMethod zeroShot(ContestRows rows) {
    return ScoredMethod.baseToNewAndGeneralised(
        MethodRun.unseeded(LearnerKind.ZERO_SHOT.title()), classifier(rows), rows.test());
  }

  private static ScoredMethod zeroShotOfAll(ContestRows rows) {
    return ScoredMethod.allClasses(
        MethodRun.unseeded(LearnerKind.ZERO_SHOT.title()), classifier(rows), rows.test());
  }

  private static CosineClassifier classifier(ContestRows rows) {
    return CosineClassifier.of(rows.texts().features(), rows.texts().logitScale());
  }

  private static List<MethodRun> prompts(ContestInput input, ContestGenerators generators)
      throws IOException {
    Map<Trial, TrainingSource> trials =
        PromptEntries.baseToNew(input.common(), input.source(), generators.rows());
    Experiment experiment =
        new Experiment(
            input.spark(),
            input.clip(),
            trials::get,
            input.test(),
            ScoredMethod::baseToNewAndGeneralised,
            input.out());
    return experiment.run(
        List.copyOf(trials.keySet()), (trial, training, learned, scored) -> scored.run());
  }

  private static List<ShotPoint> promptCurve(
      ContestInput input, List<Long> seeds, List<Integer> shots) throws IOException {
    Experiment experiment =
        new Experiment(
            input.spark(),
            input.clip(),
            trial -> input.source(),
            input.test(),
            ScoredMethod::allClasses,
            input.out());
    return experiment.run(
        PromptEntries.curve(input.common(), seeds, shots),
        (trial, training, learned, scored) ->
            point(scored, trial.settings().sampling().shots().perClass()));
  }

  private static List<ShotPoint> learnerCurve(
      LearnerFits fits, List<Long> seeds, List<Integer> shots) throws IOException {
    List<LearnerTrial> trials =
        learners()
            .flatMap(
                kind ->
                    shots.stream()
                        .flatMap(
                            count ->
                                seeds.stream()
                                    .map(seed -> trial(kind, ClassSelection.ALL, count, seed))))
            .toList();
    List<ScoredMethod> scored = fits.run(trials);
    return IntStream.range(0, trials.size())
        .mapToObj(i -> point(scored.get(i), trials.get(i).shots()))
        .toList();
  }

  private static List<LearnerTrial> baseToNew(List<Long> seeds, int shots) {
    return learners()
        .flatMap(
            kind ->
                Arrays.stream(LearnerTrial.Rows.values())
                    .flatMap(
                        rows ->
                            seeds.stream()
                                .map(
                                    seed ->
                                        new LearnerTrial(
                                            kind, ClassSelection.BASE, shots, seed, rows))))
        .toList();
  }

  private static LearnerTrial trial(
      LearnerKind kind, ClassSelection classes, int shots, long seed) {
    return new LearnerTrial(kind, classes, shots, seed, LearnerTrial.Rows.REAL);
  }

  /** All that learn something. */
  private static Stream<LearnerKind> learners() {
    return Arrays.stream(LearnerKind.values()).filter(kind -> kind != LearnerKind.ZERO_SHOT);
  }

  private static ShotPoint point(ScoredMethod scored, int shots) {
    Long seed = scored.run().seed();
    return new ShotPoint(
        scored.run().name(),
        shots,
        seed == null ? 0 : seed,
        scored.run().accuracy(Part.ALL).orElseThrow());
  }

  private static int shots(TrainSettings common) {
    if (common.sampling().shots().equals(Shots.ALL)) {
      throw new IllegalArgumentException(
          "shots: all (expected: a number, up to which the few-shot curve goes)");
    }
    return common.sampling().shots().perClass();
  }

  /** The published numbers below what was asked for, and that. */
  private static List<Integer> curve(int shots) {
    return IntStream.concat(
            Arrays.stream(CURVE).filter(count -> count < shots), IntStream.of(shots))
        .boxed()
        .toList();
  }

  private static List<Long> seeds(ExperimentSize size) {
    int count =
        switch (size) {
          case QUICK -> QUICK_SEEDS;
          case FULL -> FULL_SEEDS;
        };
    return LongStream.rangeClosed(1, count).boxed().toList();
  }
}
