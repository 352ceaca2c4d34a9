package io.plateau.jobs.contest;

import io.plateau.evaluation.CosineClassifier;
import io.plateau.feature.ClassSplit;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.ClassSelection;
import io.plateau.jobs.config.GeneratorFitSettings;
import io.plateau.jobs.config.LearnerKind;
import io.plateau.jobs.evaluation.ScoredMethod;
import io.plateau.jobs.report.MethodRun;
import io.plateau.jobs.report.Part;
import io.plateau.jobs.report.ReportData;
import io.plateau.jobs.report.ShotPoint;
import io.plateau.jobs.training.RealInput;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Learners on features and prompts, each alone and with synthetic features of the classes without
 * images: base-to-new, generalised, over shots, and on another data set.
 *
 * @param generator how generators are fitted; classes, shots and seed are the contest's
 * @param target the other feature set, if there is one
 * @param kinds the learners on features, beside the prompts
 */
record LearnerContest(
    GeneratorFitSettings generator, Optional<String> target, List<LearnerKind> kinds)
    implements Contest {

  static final String NAME = "features";

  /** Settings of generators that the contest decides. */
  static final Set<String> OWN = Set.of("classes", "shots", "seed");

  /** A few hundred features make few steps of the release's size. */
  static final List<String> FEW_FEATURES = List.of("batch-size=32");

  /** The published curve, as far as the shots go. */
  private static final int[] CURVE = {1, 2, 4, 8, 16};

  LearnerContest {
    kinds = List.copyOf(kinds);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ReportData.Builder run(ContestInput input) throws IOException {
    int shots = input.shots();
    List<Long> seeds = input.seeds();
    Optional<FeatureTable> other = other(input);
    ContestGenerators generators = new ContestGenerators(input, generator, baseToNew(input, shots));
    generators.fit(seeds);
    FeatureTable train = input.source().train();
    ContestRows rows =
        ContestRows.of(
            input,
            train.classNames(),
            train,
            ContestRows.validation(input.features(), train),
            input.test(),
            generators.rows());
    input.stopwatch().lap("fit generators");

    List<MethodRun> runs = new ArrayList<>();
    List<ShotPoint> curve = new ArrayList<>();
    zeroShot(rows, runs, curve);
    prompts(input, generators, seeds, shots, runs, curve);
    input.stopwatch().lap("train prompts");
    LearnerFits fits = new LearnerFits(rows);
    fits.run(
            LearnerTrial.withoutAndWith(kinds, ClassSelection.BASE, shots, seeds),
            ScoredMethod::baseToNewAndGeneralised)
        .forEach(scored -> runs.add(scored.run()));
    List<LearnerTrial> ofCurve = LearnerTrial.curve(kinds, curve(shots), seeds);
    List<ScoredMethod> scored = fits.run(ofCurve, ScoredMethod::allClasses);
    for (int i = 0; i < scored.size(); i++) {
      curve.add(point(scored.get(i), ofCurve.get(i).shots()));
    }
    input.stopwatch().lap("fit learners");
    if (other.isPresent()) {
      new CrossDataSet(input, generator, other.get(), shots).addTo(runs, kinds, seeds);
      input.stopwatch().lap("learn for the other data set");
    }
    return new LearnerReport(input, rows, shots)
        .data(
            "Learners on features compared",
            "\"+ SHIP\": the generator, which saw base classes alone, adds as many synthetic features of each new class.")
        .compare(PromptEntries.COOP + LearnerTrial.WITH_SYNTHETIC, PromptEntries.COOP)
        .runs(runs)
        .shots(curve)
        .generators(generators.scores())
        .clouds(generators.clouds());
  }

  private static ContestGenerators.Task baseToNew(ContestInput input, int shots) {
    ClassSplit split = ClassSplit.halves(input.test().classNames().size());
    return new ContestGenerators.Task(
        "base",
        ClassSelection.BASE,
        shots,
        input.test().over(0, split.baseClasses()),
        input.test().over(split.baseClasses(), split.classes()));
  }

  private static void zeroShot(ContestRows rows, List<MethodRun> runs, List<ShotPoint> curve) {
    CosineClassifier texts = rows.zeroShot();
    MethodRun run = MethodRun.unseeded(LearnerKind.ZERO_SHOT.title());
    runs.add(ScoredMethod.baseToNewAndGeneralised(run, texts, rows.test()).run());
    curve.add(point(ScoredMethod.allClasses(run, texts, rows.test()), 0));
  }

  private static void prompts(
      ContestInput input,
      ContestGenerators generators,
      List<Long> seeds,
      int shots,
      List<MethodRun> runs,
      List<ShotPoint> curve)
      throws IOException {
    Map<Trial, TrainingSource> sources =
        PromptEntries.withoutAndWith(
            PromptEntries.ofBaseClasses(input.common(), seeds), input.source(), generators.rows());
    runs.addAll(
        input
            .prompts(sources::get, input.test(), ScoredMethod::baseToNewAndGeneralised)
            .run(
                List.copyOf(sources.keySet()), (trial, training, learned, scored) -> scored.run()));
    curve.addAll(
        input
            .prompts(trial -> input.source(), input.test(), ScoredMethod::allClasses)
            .run(
                curve(shots).stream()
                    .flatMap(
                        count -> PromptEntries.ofAllClasses(input.common(), seeds, count).stream())
                    .toList(),
                (trial, training, learned, scored) ->
                    point(scored, trial.settings().sampling().shots().perClass())));
  }

  private Optional<FeatureTable> other(ContestInput input) throws IOException {
    if (target.isEmpty()) {
      return Optional.empty();
    }
    FeatureSet features = FeatureSet.open(target.get(), input.spark().hadoopConfiguration());
    RealInput.requireSameModel(features, input.clip(), target.get(), input.source().model());
    return Optional.of(features.read(Split.TEST));
  }

  private static ShotPoint point(ScoredMethod scored, int shots) {
    return new ShotPoint(
        scored.run().name(),
        shots,
        Objects.requireNonNullElse(scored.run().seed(), 0L),
        scored.run().accuracy(Part.ALL).orElseThrow());
  }

  /** The published numbers below what was asked for, and that. */
  private static List<Integer> curve(int shots) {
    return IntStream.concat(
            Arrays.stream(CURVE).filter(count -> count < shots), IntStream.of(shots))
        .boxed()
        .toList();
  }
}
