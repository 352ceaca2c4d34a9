package io.plateau.continual.selection;

import io.plateau.continual.density.Gaussian;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A Gaussian for each task: the most likely one is selected, with weight {@code sigmoid(ln N(x))},
 * which falls back to zero-shot far from all tasks.
 *
 * <p>Source: Tang et al., Mind the Interference: Retaining Pre-trained Knowledge in Parameter
 * Efficient Continual Learning of Vision-Language Models (DIKI), ECCV 2024.
 *
 * @param tasks density of each task's features
 */
public record GaussianKey(List<Gaussian> tasks) implements TaskSelector, Serializable {

  public GaussianKey {
    tasks = List.copyOf(tasks);
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("tasks: none (expected: one at least)");
    }
  }

  /** With one task more. */
  public GaussianKey with(Gaussian task) {
    List<Gaussian> more = new ArrayList<>(tasks);
    more.add(task);
    return new GaussianKey(more);
  }

  @Override
  public Selection select(double[] feature) {
    int likeliest = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int task = 0; task < tasks.size(); task++) {
      double logDensity = tasks.get(task).logDensity(feature);
      if (logDensity > highest) {
        likeliest = task;
        highest = logDensity;
      }
    }
    return new Selection(likeliest, 1 / (1 + Math.exp(-highest)));
  }
}
