package io.plateau.jobs.bench;

import java.util.List;

/**
 * What {@code plateau bench text} was asked for.
 *
 * @param counts numbers of classes
 * @param repetitions timed steps of every row
 * @param threads of PyTorch
 * @param gigabytes that a step may use; what would need more is left out
 */
record TextArguments(
    Names names, List<Integer> counts, int repetitions, int threads, double gigabytes) {

  public TextArguments {
    counts = List.copyOf(counts);
    for (int count : counts) {
      Positive.require("--counts", count);
    }
    Positive.require("--repetitions", repetitions);
    Positive.require("--threads", threads);
    if (!(gigabytes > 0)) {
      throw new IllegalArgumentException("--memory: " + gigabytes + " (expected: > 0)");
    }
  }
}
