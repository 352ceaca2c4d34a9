package io.plateau.jobs.continual;

import io.plateau.continual.selection.RoutedClassifier;
import io.plateau.continual.selection.TaskSelector;
import io.plateau.evaluation.Classifier;
import java.util.List;
import java.util.Optional;

/**
 * Classifiers of tasks, one of which is selected for every sample.
 *
 * @param tasks in the order of training
 */
record RoutedStream(TaskSelector routes, List<StreamClassifier> tasks, StreamClassifier zeroShot)
    implements StreamClassifier {

  @Override
  public Optional<Classifier> over(List<String> classNames) {
    return Optional.of(
        new RoutedClassifier(
            routes,
            tasks.stream().map(task -> task.over(classNames).orElseThrow()).toList(),
            zeroShot.over(classNames).orElseThrow()));
  }

  @Override
  public Optional<TaskSelector> selector() {
    return Optional.of(routes);
  }
}
