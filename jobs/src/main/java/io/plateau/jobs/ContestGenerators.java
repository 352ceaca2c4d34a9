package io.plateau.jobs;

import io.plateau.artifact.PromptConfig;
import io.plateau.clip.Torch;
import io.plateau.feature.Batch;
import io.plateau.feature.ClassSplit;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.ClassSelection;
import io.plateau.jobs.report.FeatureCloud;
import io.plateau.jobs.report.GeneratorScore;
import io.plateau.jobs.report.Part;
import io.plateau.jobs.training.SyntheticRows;
import io.plateau.jobs.training.TrainingData;
import io.plateau.synthesis.Generator;
import io.plateau.synthesis.GeneratorReport;
import io.plateau.synthesis.GeneratorSettings;
import io.plateau.synthesis.GeneratorShape;
import io.plateau.synthesis.GeneratorTraining;
import io.plateau.synthesis.Probe;
import io.plateau.synthesis.SamplePlan;
import io.plateau.synthesis.Synthesizer;
import io.plateau.training.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A generator for every seed, fitted to its draw of base classes, and what it makes of new ones.
 */
final class ContestGenerators {

  /** Synthetic features of a class in pictures and measurements. */
  private static final int SHOWN_PER_CLASS = 16;

  private final ContestInput input;
  private final int shots;
  private final ClassSplit split;
  private final FeatureTable base;
  private final FeatureTable fresh;
  private final Map<Long, FeatureTable> tables = new TreeMap<>();
  private final List<GeneratorScore> scores = new ArrayList<>();
  private final List<FeatureCloud> clouds = new ArrayList<>();

  ContestGenerators(ContestInput input, int shots) {
    this.input = input;
    this.shots = shots;
    split = ClassSplit.halves(input.test().classNames().size());
    base = input.test().over(0, split.baseClasses());
    fresh = input.test().over(split.baseClasses(), split.classes());
  }

  void fit(List<Long> seeds) throws IOException {
    for (long seed : seeds) {
      Torch.threads(input.common().run().threads());
      Generator generator = generator(seed);
      tables.put(seed, overAll(table(generator, fresh.classNames(), shots, seed)));
      score(generator, seed, Part.BASE, base);
      score(generator, seed, Part.NEW, fresh);
      if (clouds.isEmpty()) {
        clouds.add(
            FeatureCloud.of(
                "Base classes, which it learned from",
                base,
                table(generator, base.classNames(), SHOWN_PER_CLASS, seed)));
        clouds.add(
            FeatureCloud.of(
                "New classes, of which it knows the names",
                fresh,
                table(generator, fresh.classNames(), SHOWN_PER_CLASS, seed)));
      }
    }
  }

  private Generator generator(long seed) {
    TrainingData data =
        TrainingData.draw(
            input.source().train(), input.common().sampling().shots(), ClassSelection.BASE, seed);
    GeneratorTraining training =
        new GeneratorTraining(
            data.classNames(),
            data.rows(),
            data.views(),
            GeneratorShape.published(input.clip()),
            GeneratorSettings.published().withBatchSize(32).withSeed(seed));
    try (Workers workers = Workers.local(training.worker(input.clip()), 1)) {
      return training.run(workers, (state, steps) -> {});
    }
  }

  private FeatureTable table(Generator generator, List<String> names, int perClass, long seed) {
    return new Synthesizer(input.clip(), generator, new SamplePlan(names, perClass, seed)).table();
  }

  private void score(Generator generator, long seed, Part part, FeatureTable real) {
    GeneratorReport report =
        GeneratorReport.of(
            input.clip(), generator, real, SHOWN_PER_CLASS, seed, Probe.nearestMean());
    scores.add(
        new GeneratorScore(
            seed,
            part,
            report.reconstructionCosine(),
            report.divergence(),
            report.realVariance(),
            report.syntheticVariance(),
            report.probeAccuracy()));
  }

  /** Rows of the new classes under their labels among all classes. */
  private FeatureTable overAll(FeatureTable synthetic) {
    int[] labels =
        IntStream.of(synthetic.batch().labels())
            .map(label -> label + split.baseClasses())
            .toArray();
    return new FeatureTable(
        input.test().classNames(),
        synthetic.ids(),
        synthetic.views(),
        new Batch(synthetic.batch().features(), labels, synthetic.batch().width()));
  }

  Map<Long, FeatureTable> tables() {
    return tables;
  }

  Map<Long, SyntheticRows> rows() {
    Map<Long, SyntheticRows> rows = new LinkedHashMap<>();
    tables.forEach(
        (seed, table) ->
            rows.put(
                seed,
                new SyntheticRows(
                    table, new PromptConfig.FeatureSource("generator of seed " + seed, "none"))));
    return rows;
  }

  List<GeneratorScore> scores() {
    return List.copyOf(scores);
  }

  List<FeatureCloud> clouds() {
    return List.copyOf(clouds);
  }
}
