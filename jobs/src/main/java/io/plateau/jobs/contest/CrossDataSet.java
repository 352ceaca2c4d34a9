package io.plateau.jobs.contest;

import io.plateau.evaluation.Classifier;
import io.plateau.evaluation.Evaluation;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.ClassSelection;
import io.plateau.jobs.config.GeneratorFitSettings;
import io.plateau.jobs.config.LearnerKind;
import io.plateau.jobs.evaluation.ScoredMethod;
import io.plateau.jobs.report.MethodRun;
import io.plateau.jobs.report.Part;
import io.plateau.jobs.report.PartScores;
import io.plateau.jobs.training.TrainingSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The cross-data-set protocol: what has learned all classes of one feature set is scored on the
 * test rows of another, among that one's classes. Synthetic features are of the other's classes.
 *
 * @param target test rows of the other feature set
 * @param shots images of each class
 */
record CrossDataSet(
    ContestInput input, GeneratorFitSettings generator, FeatureTable target, int shots) {

  /** Adds to runs what others of the same method and seed score on the other data set. */
  void addTo(List<MethodRun> runs, List<LearnerKind> kinds, List<Long> seeds) throws IOException {
    List<MethodRun> elsewhere = run(kinds, seeds);
    runs.replaceAll(
        run ->
            elsewhere.stream()
                .filter(
                    other ->
                        other.name().equals(run.name()) && Objects.equals(other.seed(), run.seed()))
                .findFirst()
                .flatMap(other -> other.on(Part.TARGET))
                .map(scores -> run.with(Part.TARGET, scores))
                .orElse(run));
  }

  private List<MethodRun> run(List<LearnerKind> kinds, List<Long> seeds) throws IOException {
    ContestGenerators generators =
        new ContestGenerators(
            input,
            generator,
            new ContestGenerators.Task("all", ClassSelection.ALL, shots, input.test(), target));
    generators.fit(seeds);
    ContestRows rows = rows(generators);
    List<MethodRun> runs = new ArrayList<>();
    runs.add(
        among(MethodRun.unseeded(LearnerKind.ZERO_SHOT.title()), rows.zeroShot(), target).run());
    Map<Trial, TrainingSource> prompts =
        PromptEntries.withoutAndWith(
            PromptEntries.ofAllClasses(input.common(), seeds, shots),
            input.source(),
            generators.rows());
    runs.addAll(
        input
            .prompts(prompts::get, target, CrossDataSet::alone)
            .run(
                List.copyOf(prompts.keySet()), (trial, training, learned, scored) -> scored.run()));
    new LearnerFits(rows)
        .run(LearnerTrial.thatKnowUnseen(kinds, ClassSelection.ALL, shots, seeds), this::among)
        .forEach(scored -> runs.add(scored.run()));
    return runs;
  }

  private ContestRows rows(ContestGenerators generators) throws IOException {
    List<String> names = new ArrayList<>(input.test().classNames());
    names.addAll(target.classNames());
    FeatureTable train = input.source().train();
    return ContestRows.of(
        input,
        names,
        renamed(train, names, 0),
        renamed(ContestRows.validation(input.features(), train), names, 0),
        renamed(target, names, input.test().classNames().size()),
        generators.rows());
  }

  /** The same rows in a longer list of classes. */
  private static FeatureTable renamed(FeatureTable table, List<String> names, int first) {
    int[] labels = IntStream.of(table.batch().labels()).map(label -> label + first).toArray();
    return new FeatureTable(
        names,
        table.ids(),
        table.views(),
        new Batch(table.batch().features(), labels, table.batch().width()));
  }

  /** A classifier over the classes of both, asked about the other's alone. */
  private ScoredMethod among(MethodRun run, Classifier classifier, FeatureTable test) {
    int known = input.test().classNames().size();
    return alone(run, classifier.over(known, known + target.classNames().size()), target);
  }

  private static ScoredMethod alone(MethodRun run, Classifier classifier, FeatureTable test) {
    Evaluation evaluation =
        Evaluation.of(classifier.score(test.batch()), test.batch().labels(), test.classNames());
    return new ScoredMethod(
        run.with(Part.TARGET, PartScores.of(evaluation)),
        Map.of(Part.TARGET, evaluation),
        classifier);
  }
}
