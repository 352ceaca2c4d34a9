package io.plateau.jobs.report;

import java.util.List;

/**
 * The steps of one training.
 *
 * @param method method name
 * @param seed of the few-shot draw
 * @param steps by rising number
 */
public record TrainingCurve(String method, long seed, List<TrainingStep> steps) {

  public TrainingCurve {
    steps = List.copyOf(steps);
  }
}
