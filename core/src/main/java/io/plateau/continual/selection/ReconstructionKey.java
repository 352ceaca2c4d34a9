package io.plateau.continual.selection;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * An auto-encoder for each task: the one with the smallest error, in units of its own limit, is
 * selected; where even that is above its limit, zero-shot is.
 *
 * <p>After Yu et al., Boosting Continual Learning of Vision-Language Models via Mixture-of-Experts
 * Adapters, CVPR 2024, whose auto-encoders are trained nets and select for a test batch as a whole.
 *
 * @param tasks in the order of training
 */
public record ReconstructionKey(List<Reconstruction> tasks) implements TaskSelector, Serializable {

  public ReconstructionKey {
    tasks = List.copyOf(tasks);
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("tasks: none (expected: one at least)");
    }
  }

  /** With one task more. */
  public ReconstructionKey with(Reconstruction task) {
    List<Reconstruction> more = new ArrayList<>(tasks);
    more.add(task);
    return new ReconstructionKey(more);
  }

  @Override
  public Selection select(double[] feature) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int task = 0; task < tasks.size(); task++) {
      double error = tasks.get(task).relativeError(feature);
      if (error < least) {
        best = task;
        least = error;
      }
    }
    return new Selection(best, least <= 1 ? 1 : 0);
  }
}
