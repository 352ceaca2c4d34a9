package io.plateau.jobs.continual;

import io.plateau.artifact.Artifact;
import java.util.List;

/**
 * What came of a task.
 *
 * @param stream with the task
 * @param matrix its accuracies as CSV
 * @param sets every test set before and after
 * @param artifact what predicts all classes learned so far
 */
public record LearnedTask(
    StreamSnapshot stream, String matrix, List<ComparedSet> sets, Artifact artifact) {

  public LearnedTask {
    sets = List.copyOf(sets);
  }
}
