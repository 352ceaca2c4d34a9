package io.plateau.jobs.continual;

import io.plateau.adapter.DistributedSum;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.Task;
import io.plateau.feature.FeatureTable;
import io.plateau.feature.FewShotSampler;
import io.plateau.feature.FewShotSelection;
import io.plateau.jobs.cluster.SparkSum;
import io.plateau.jobs.config.Shots;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Split;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of a stream: drawn training rows of each task, and all test rows of each set. */
final class StreamData {

  private static final Logger LOG = LoggerFactory.getLogger(StreamData.class);

  private final Scenario scenario;
  private final Shots shots;
  private final long seed;
  private final JavaSparkContext spark;
  private final Map<String, FeatureSet> sets = new HashMap<>();
  private final Map<Integer, FeatureTable> drawn = new HashMap<>();

  /**
   * Opens the feature sets.
   *
   * @param shots images of each class that are learned from
   * @param seed of their draw, which starts anew for every task
   */
  StreamData(Scenario scenario, Shots shots, long seed, JavaSparkContext spark) throws IOException {
    this.scenario = scenario;
    this.shots = shots;
    this.seed = seed;
    this.spark = spark;
    for (String location : scenario.featureSets()) {
      sets.put(location, FeatureSet.open(location, spark.hadoopConfiguration()));
    }
  }

  Scenario scenario() {
    return scenario;
  }

  /** The model that made the features. */
  String modelDigest() {
    return anySet().manifest().model().digest();
  }

  /** Length of a feature. */
  int width() {
    return anySet().manifest().model().width();
  }

  private FeatureSet anySet() {
    return set(scenario.tasks().get(0));
  }

  private FeatureSet set(Task task) {
    FeatureSet set = sets.get(task.features());
    if (set == null) {
      throw new IllegalArgumentException(
          "task %s: features %s (expected: one of %s)"
              .formatted(task.name(), task.features(), sets.keySet()));
    }
    return set;
  }

  /** What a task's feature set is, whatever it is called. */
  String digest(Task task) throws IOException {
    return set(task).digest();
  }

  /** Classes of tasks, then those of held-out sets that are new. */
  List<String> allNames() {
    return Stream.concat(
            scenario.classNames().stream(),
            scenario.heldOut().stream().flatMap(set -> set.classNames().stream()))
        .distinct()
        .toList();
  }

  /** One test set for every task and then every held-out set, labelled by its own classes. */
  SortedMap<Integer, FeatureTable> tests() throws IOException {
    SortedMap<Integer, FeatureTable> tests = new TreeMap<>();
    Map<String, FeatureTable> read = new HashMap<>();
    List<Task> columns =
        Stream.concat(scenario.tasks().stream(), scenario.heldOut().stream()).toList();
    for (Task column : columns) {
      if (!read.containsKey(column.features())) {
        read.put(column.features(), set(column).read(Split.TEST));
      }
      tests.put(tests.size(), ofClasses(read.get(column.features()), column));
    }
    return tests;
  }

  /**
   * The drawn training rows of a task, labelled by the classes of the whole stream. Sample ids have
   * the task before them, as feature sets may share ids.
   *
   * @param number from 1
   */
  FeatureTable training(int number) throws IOException {
    FeatureTable known = drawn.get(number);
    if (known != null) {
      return known;
    }
    Task task = scenario.tasks().get(number - 1);
    FeatureTable rows = draw(ofClasses(set(task).read(Split.TRAIN), task), task);
    FeatureTable labelled = Labels.rows(rows, Set.copyOf(task.classNames()), scenario.classNames());
    List<String> ids = labelled.ids().stream().map(id -> task.name() + "/" + id).toList();
    FeatureTable named =
        new FeatureTable(labelled.classNames(), ids, labelled.views(), labelled.batch());
    drawn.put(number, named);
    return named;
  }

  /**
   * The training rows of a task, labelled by the classes of the whole stream, for sums over them.
   * Where all are taken they stay in their shards, and executors read them; drawn ones lie here.
   *
   * @param number from 1
   * @param fold of its images
   */
  DistributedSum sum(int number, Fold fold) throws IOException {
    if (!shots.equals(Shots.ALL)) {
      return DistributedSum.local(fold.of(training(number)).batch(), 1);
    }
    Task task = scenario.tasks().get(number - 1);
    Set<String> own = Set.copyOf(task.classNames());
    FeatureSet set = set(task);
    int[] labels =
        Labels.of(
            set.manifest().classNames().stream()
                .map(name -> own.contains(name) ? name : "")
                .toList(),
            scenario.classNames());
    return new RelabelledRows(
        SparkSum.ofTraining(spark, set, new TaskRows(labels, fold, seed)), labels);
  }

  private static FeatureTable ofClasses(FeatureTable table, Task task) {
    return Labels.rows(table, Set.copyOf(task.classNames()), task.classNames());
  }

  /** The shots of every class, each with all its views. */
  private FeatureTable draw(FeatureTable rows, Task task) {
    if (shots.equals(Shots.ALL)) {
      return rows;
    }
    int[] first = IntStream.range(0, rows.rows()).filter(row -> rows.views()[row] == 0).toArray();
    int[] labels = IntStream.of(first).map(row -> rows.batch().labels()[row]).toArray();
    FewShotSelection selection = FewShotSampler.seeded(seed).select(labels, shots.perClass());
    selection.warning().ifPresent(warning -> LOG.warn("Task {}: {}", task.name(), warning));
    return rows.select(
        IntStream.of(selection.positions())
            .flatMap(
                image ->
                    IntStream.range(
                        first[image], image + 1 < first.length ? first[image + 1] : rows.rows()))
            .toArray());
  }
}
