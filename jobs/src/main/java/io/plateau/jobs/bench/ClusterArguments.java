package io.plateau.jobs.bench;

import java.util.List;

/**
 * What {@code plateau bench cluster} was asked for.
 *
 * @param gpu of every executor
 * @param share of its published rate that the tower's products reach
 * @param executors numbers of executors
 * @param classes numbers of classes
 * @param tokensPerClass that are left of a class name once prefixes are shared
 * @param exchangeMilliseconds of a synchronisation with two executors
 * @param messageMicroseconds that the driver needs for each further executor
 * @param nanosecondsPerFloat that crosses the driver
 */
record ClusterArguments(
    Gpu gpu,
    double share,
    List<Integer> executors,
    List<Integer> classes,
    double tokensPerClass,
    double exchangeMilliseconds,
    double messageMicroseconds,
    double nanosecondsPerFloat) {

  public ClusterArguments {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("--share: " + share + " (expected: > 0 and <= 1)");
    }
    executors = List.copyOf(executors);
    classes = List.copyOf(classes);
    for (int count : executors) {
      Positive.require("--executors", count);
    }
    for (int count : classes) {
      Positive.require("--classes", count);
    }
    positive("--tokens-per-class", tokensPerClass);
    positive("--exchange-ms", exchangeMilliseconds);
    positive("--message-us", messageMicroseconds);
    positive("--ns-per-float", nanosecondsPerFloat);
  }

  private static void positive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException("%s: %s (expected: > 0)".formatted(name, value));
    }
  }
}
