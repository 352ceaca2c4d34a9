package io.plateau.jobs.contest;

import io.plateau.artifact.GeneratorArtifact;
import io.plateau.artifact.PromptConfig;
import io.plateau.clip.Torch;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.Choice;
import io.plateau.jobs.config.ClassSelection;
import io.plateau.jobs.config.GeneratorFitSettings;
import io.plateau.jobs.report.FeatureCloud;
import io.plateau.jobs.report.GeneratorScore;
import io.plateau.jobs.report.Part;
import io.plateau.jobs.run.TrainProgress;
import io.plateau.jobs.synthesis.GeneratorRun;
import io.plateau.jobs.training.SyntheticRows;
import io.plateau.prep.featureset.Storage;
import io.plateau.synthesis.Generator;
import io.plateau.synthesis.GeneratorReport;
import io.plateau.synthesis.Probe;
import io.plateau.synthesis.SamplePlan;
import io.plateau.synthesis.Synthesizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A generator for every seed, fitted to its draw of base classes, and what it makes of new ones.
 */
final class ContestGenerators {

  /** Synthetic features of a class in pictures and measurements. */
  private static final int SHOWN_PER_CLASS = 16;

  private static final Logger LOG = LoggerFactory.getLogger(ContestGenerators.class);

  private final ContestInput input;
  private final GeneratorFitSettings settings;
  private final Task task;
  private final Map<Long, SyntheticRows> rows = new TreeMap<>();
  private final List<GeneratorScore> scores = new ArrayList<>();
  private final List<FeatureCloud> clouds = new ArrayList<>();

  /**
   * What generators learn from and what they are asked for.
   *
   * @param name of their directories
   * @param classes whose images they learn from
   * @param shots images of each of these classes, and synthetic features of each other one
   * @param known test rows of the classes that they learn from
   * @param fresh test rows of the others, relabelled to start at 0
   */
  record Task(
      String name, ClassSelection classes, int shots, FeatureTable known, FeatureTable fresh) {}

  /**
   * Makes none yet.
   *
   * @param settings of their fitting; classes, shots and seed are the task's
   */
  ContestGenerators(ContestInput input, GeneratorFitSettings settings, Task task) {
    this.input = input;
    this.settings = settings;
    this.task = task;
  }

  /** Fits one for each seed, or picks up what an interrupted run has left of it. */
  void fit(List<Long> seeds) throws IOException {
    for (long seed : seeds) {
      GeneratorArtifact artifact = artifact(seed);
      Generator generator = artifact.generator();
      Torch.threads(settings.execution().threads());
      rows.put(
          seed,
          new SyntheticRows(
              overAll(table(generator, task.fresh().classNames(), task.shots(), seed)),
              new PromptConfig.FeatureSource(directory(seed), artifact.digest())));
      score(generator, seed, Part.BASE, task.known());
      score(generator, seed, Part.NEW, task.fresh());
      if (clouds.isEmpty()) {
        clouds.add(cloud("Base classes, which it learned from", generator, task.known(), seed));
        clouds.add(
            cloud("New classes, of which it knows the names", generator, task.fresh(), seed));
      }
    }
  }

  private GeneratorArtifact artifact(long seed) throws IOException {
    LOG.info("The generator of seed {}:", seed);
    return new GeneratorRun(
            input.spark(),
            input.clip(),
            input.source(),
            settings.with(
                "classes=" + Choice.name(task.classes()), "shots=" + task.shots(), "seed=" + seed),
            Storage.at(directory(seed), input.spark().hadoopConfiguration()))
        .resume(new TrainProgress())
        .artifact();
  }

  private String directory(long seed) {
    return "%s/generators/%s-seed%d".formatted(input.out(), task.name(), seed);
  }

  private FeatureCloud cloud(String title, Generator generator, FeatureTable real, long seed) {
    return FeatureCloud.of(title, real, table(generator, real.classNames(), SHOWN_PER_CLASS, seed));
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

  /** Rows of the others under their labels among all classes. */
  private FeatureTable overAll(FeatureTable synthetic) {
    List<String> names = new ArrayList<>(task.known().classNames());
    int first = names.size();
    names.addAll(task.fresh().classNames());
    int[] labels = IntStream.of(synthetic.batch().labels()).map(l -> l + first).toArray();
    return new FeatureTable(
        names,
        synthetic.ids(),
        synthetic.views(),
        new Batch(synthetic.batch().features(), labels, synthetic.batch().width()));
  }

  /** Synthetic rows of the new classes, by seed, labelled as among all classes. */
  Map<Long, SyntheticRows> rows() {
    return rows;
  }

  List<GeneratorScore> scores() {
    return List.copyOf(scores);
  }

  List<FeatureCloud> clouds() {
    return List.copyOf(clouds);
  }
}
