package io.plateau.continual.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A stream as it is written down, before its feature sets have been looked at.
 *
 * @param protocol what it is about
 * @param tasks in the order of training
 * @param heldOut sets that are never trained on
 */
public record ScenarioPlan(Protocol protocol, TaskPlan tasks, ListedTasks heldOut) {

  /**
   * The stream, checked against its feature sets.
   *
   * @throws IllegalArgumentException with all that is wrong with it
   * @throws IOException if a feature set cannot be opened
   */
  public Scenario resolve(FeatureSets sets) throws IOException {
    Map<String, FeatureSetFacts> opened = new LinkedHashMap<>();
    FeatureSets each =
        location -> {
          FeatureSetFacts known = opened.get(location);
          FeatureSetFacts facts = known == null ? sets.at(location) : known;
          opened.put(location, facts);
          return facts;
        };
    List<Task> trained = tasks.tasks(each);
    List<Task> apart = heldOut.tasks(each);
    Set<String> problems = new LinkedHashSet<>(ScenarioRules.broken(protocol, trained, apart));
    requireOneModel(opened, problems);
    for (Task task : trained) {
      FeatureSetFacts facts = each.at(task.features());
      requireImages(task, facts, "training", facts.trainImages(), problems);
      requireImages(task, facts, "test", facts.testImages(), problems);
    }
    for (Task set : apart) {
      FeatureSetFacts facts = each.at(set.features());
      requireImages(set, facts, "test", facts.testImages(), problems);
    }
    ScenarioRules.verify(problems);
    return new Scenario(protocol, trained, apart);
  }

  private static void requireOneModel(Map<String, FeatureSetFacts> opened, Set<String> problems) {
    Map<String, List<String>> byModel = new LinkedHashMap<>();
    opened.forEach(
        (location, facts) ->
            byModel
                .computeIfAbsent(facts.modelDigest(), digest -> new ArrayList<>())
                .add(location));
    if (byModel.size() > 1) {
      problems.add(
          "feature sets: of %d models, %s (expected: of one. Prepare all of them with the same model)"
              .formatted(byModel.size(), byModel));
    }
  }

  private static void requireImages(
      Task task, FeatureSetFacts facts, String purpose, List<Long> images, Set<String> problems) {
    List<String> without = new ArrayList<>();
    for (String name : task.classNames()) {
      int label = facts.classNames().indexOf(name);
      if (label < 0) {
        problems.add(
            "task %s: class '%s' (expected: one of the %d classes of %s)"
                .formatted(task.name(), name, facts.classNames().size(), task.features()));
      } else if (images.get(label) == 0) {
        without.add(name);
      }
    }
    if (!without.isEmpty()) {
      problems.add(
          "task %s: no %s images of %s in %s (expected: one at least of every class)"
              .formatted(task.name(), purpose, without, task.features()));
    }
  }
}
