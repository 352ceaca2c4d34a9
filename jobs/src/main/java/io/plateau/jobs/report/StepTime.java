package io.plateau.jobs.report;

import java.util.List;

/**
 * How long the training steps of a method take.
 *
 * @param method method name
 * @param seconds of a step, the mean of each round
 */
public record StepTime(String method, List<Double> seconds) {

  public StepTime {
    seconds = List.copyOf(seconds);
    if (seconds.isEmpty()) {
      throw new IllegalArgumentException("seconds: none (expected: one of each round)");
    }
  }

  /** The middle one of the rounds, the upper of two. */
  public double median() {
    return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
  }

  double lowest() {
    return seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double highest() {
    return seconds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
