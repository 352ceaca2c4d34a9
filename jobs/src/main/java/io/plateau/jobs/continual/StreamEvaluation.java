package io.plateau.jobs.continual;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import io.plateau.adapter.ClassTexts;
import io.plateau.continual.failure.ProbeFeatures;
import io.plateau.continual.failure.RoutingConfusion;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.selection.Selection;
import io.plateau.continual.selection.TaskSelector;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** Scores classifiers on all test sets of a stream, and their text features on a few images. */
final class StreamEvaluation {

  /** Drift is measured on so many test images of each class: it is of rows x classes. */
  private static final int PROBES = 4;

  private final Scenario scenario;
  private final SortedMap<Integer, FeatureTable> tests;
  private final ClassTexts zeroShot;
  private final Batch probe;

  /**
   * @param tests by column
   * @param zeroShot text features of all classes in the pretrained model
   */
  StreamEvaluation(Scenario scenario, SortedMap<Integer, FeatureTable> tests, ClassTexts zeroShot) {
    this.scenario = scenario;
    this.tests = tests;
    this.zeroShot = zeroShot;
    probe = probe();
  }

  /** The first images of every class, each class once, labelled by all classes. */
  private Batch probe() {
    List<FeatureTable> some = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (FeatureTable test : tests.values()) {
      Set<String> fresh = new HashSet<>(test.classNames());
      fresh.removeAll(taken);
      taken.addAll(fresh);
      FeatureTable rows = Labels.rows(test, fresh, zeroShot.names());
      Map<Integer, Integer> count = new HashMap<>();
      some.add(
          rows.select(
              IntStream.range(0, rows.rows())
                  .filter(row -> count.merge(rows.batch().labels()[row], 1, Integer::sum) <= PROBES)
                  .toArray()));
    }
    return Labels.concatenate(some).batch();
  }

  /** The pretrained model. */
  TaskScores beforeTraining() {
    return TaskScores.of(
        correct(0, new TextClassifier(zeroShot)), JsonNull.INSTANCE, JsonNull.INSTANCE);
  }

  /**
   * A classifier after some tasks.
   *
   * @param trained how many tasks it has seen
   */
  TaskScores after(int trained, StreamClassifier classifier) {
    return TaskScores.of(
        correct(trained, classifier),
        classifier.texts().map(this::drift).orElse(JsonNull.INSTANCE),
        classifier
            .selector()
            .map(selector -> routing(trained, selector))
            .orElse(JsonNull.INSTANCE));
  }

  /** Of the test samples of the tasks so far. */
  private JsonElement routing(int trained, TaskSelector selector) {
    IntStream.Builder actual = IntStream.builder();
    IntStream.Builder selected = IntStream.builder();
    for (int task = 0; task < trained; task++) {
      for (Selection selection : selector.select(tests.get(task).batch())) {
        actual.add(task);
        selected.add(selection.routed());
      }
    }
    return FailureJson.routing(
        RoutingConfusion.of(trained, actual.build().toArray(), selected.build().toArray()));
  }

  private List<boolean[]> correct(int trained, StreamClassifier classifier) {
    List<boolean[]> correct = new ArrayList<>();
    tests.forEach((column, test) -> correct.add(correct(trained, column, test, classifier)));
    return correct;
  }

  /** Empty where the set is not scored, or the classifier knows none of its classes. */
  private boolean[] correct(
      int trained, int column, FeatureTable test, StreamClassifier classifier) {
    return scored(trained, column, test, classifier).map(ScoredSet::correct).orElse(new boolean[0]);
  }

  /**
   * Every test set, with its scores; none where it is not scored, or the classifier knows none of
   * its classes.
   *
   * @param trained how many tasks the classifier has seen
   */
  List<Optional<ScoredSet>> scored(int trained, StreamClassifier classifier) {
    List<Optional<ScoredSet>> all = new ArrayList<>();
    tests.forEach((column, test) -> all.add(scored(trained, column, test, classifier)));
    return all;
  }

  private Optional<ScoredSet> scored(
      int trained, int column, FeatureTable test, StreamClassifier classifier) {
    List<String> names = scenario.scoredOver(trained, column);
    Optional<Classifier> over = names.isEmpty() ? Optional.empty() : classifier.over(names);
    int[] position = Labels.of(test.classNames(), names);
    return over.map(
        known ->
            new ScoredSet(
                known.score(test.batch()),
                IntStream.of(test.batch().labels()).map(label -> position[label]).toArray(),
                names));
  }

  private JsonElement drift(ClassTexts now) {
    return FailureJson.drift(
        new ProbeFeatures(probe, zeroShot.features()),
        new ProbeFeatures(probe, now.features()),
        now.names());
  }
}
