package io.plateau.continual.selection;

import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.Batch;
import java.io.Serializable;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Scores every sample with what was learned for the task that is selected for it: {@code weight
 * logits_task + (1 - weight) logits_zs}. Where logits are cosines that is a step of that length
 * from zero-shot's text features to the task's.
 *
 * @param selector looks at one sample at a time, so that what is beside it does not matter
 * @param tasks a classifier for each task, over the same classes
 * @param zeroShot over the same classes
 */
public record RoutedClassifier(TaskSelector selector, List<Classifier> tasks, Classifier zeroShot)
    implements Classifier, Serializable {

  public RoutedClassifier {
    tasks = List.copyOf(tasks);
    for (Classifier task : tasks) {
      if (task.classes() != zeroShot.classes()) {
        throw new IllegalArgumentException(
            "classifier of a task: %d classes (expected: %d, zero-shot's)"
                .formatted(task.classes(), zeroShot.classes()));
      }
    }
  }

  @Override
  public int classes() {
    return zeroShot.classes();
  }

  @Override
  public RoutedClassifier over(int from, int to) {
    return new RoutedClassifier(
        selector,
        tasks.stream().map(task -> task.over(from, to)).toList(),
        zeroShot.over(from, to));
  }

  @Override
  public ClassScores score(Batch rows) {
    List<Selection> selections = selector.select(rows);
    float[] logits = new float[Math.multiplyExact(rows.rows(), classes())];
    for (int k = 0; k < tasks.size(); k++) {
      int task = k;
      add(logits, tasks.get(k), rows, selections, s -> s.task() == task ? s.weight() : 0);
    }
    add(logits, zeroShot, rows, selections, s -> 1 - s.weight());
    return new ClassScores(logits, classes());
  }

  /** Adds a classifier's logits of the rows in which it has a share. */
  private void add(
      float[] logits,
      Classifier classifier,
      Batch rows,
      List<Selection> selections,
      ToDoubleFunction<Selection> share) {
    int[] positions =
        IntStream.range(0, rows.rows())
            .filter(row -> share.applyAsDouble(selections.get(row)) > 0)
            .toArray();
    if (positions.length == 0) {
      return;
    }
    float[] scores = classifier.score(rows.select(positions)).logits();
    for (int i = 0; i < positions.length; i++) {
      double weight = share.applyAsDouble(selections.get(positions[i]));
      for (int c = 0; c < classes(); c++) {
        logits[positions[i] * classes() + c] += (float) (weight * scores[i * classes() + c]);
      }
    }
  }
}
