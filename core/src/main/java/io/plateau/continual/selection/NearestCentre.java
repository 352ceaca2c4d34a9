package io.plateau.continual.selection;

import io.plateau.continual.density.Centres;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * S-Prompts' selection: the task of the centre that is nearest in L1. Centres are found by K-means,
 * five for each task; the features are those of the frozen tower, so that earlier centres stay
 * right.
 *
 * <p>Source: Wang et al., S-Prompts Learning with Pre-trained Transformers, NeurIPS 2022.
 *
 * @param tasks centres of each task
 */
public record NearestCentre(List<Centres> tasks) implements TaskSelector, Serializable {

  public NearestCentre {
    tasks = List.copyOf(tasks);
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("tasks: none (expected: one at least)");
    }
  }

  /** With one task more. */
  public NearestCentre with(Centres task) {
    List<Centres> more = new ArrayList<>(tasks);
    more.add(task);
    return new NearestCentre(more);
  }

  @Override
  public Selection select(double[] feature) {
    int nearest = 0;
    double distance = Double.POSITIVE_INFINITY;
    for (int task = 0; task < tasks.size(); task++) {
      double toTask = tasks.get(task).manhattanDistance(feature);
      if (toTask < distance) {
        nearest = task;
        distance = toTask;
      }
    }
    return new Selection(nearest, 1);
  }
}
