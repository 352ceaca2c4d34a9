package io.plateau.training;

/**
 * An estimate of a training step.
 *
 * <p>Data-parallel workers repeat the text tower over all classes and synchronise once. Workers
 * that share the classes encode their part of them, but meet twice in each pass: text features go
 * to the driver, their derivatives come back.
 *
 * @param rows of the text tower on the busiest worker, one pass
 * @param encodeSeconds that worker's passes
 * @param exchangeSeconds what crosses the cluster, which goes through the driver
 * @param memoryBytes activations on the busiest worker
 */
public record StepCost(
    long rows, double encodeSeconds, double exchangeSeconds, double memoryBytes) {

  public double seconds() {
    return encodeSeconds + exchangeSeconds;
  }

  /** Every worker takes its part of the batch. */
  public static StepCost dataParallel(TextLoad load, ClusterSpeed speed) {
    // The parameters go out, two gradients come home.
    double floats = 3.0 * load.learned() * speed.workers();
    return of(load, speed, load.rows(), 1, floats);
  }

  /** Every worker takes its part of the classes. */
  public static StepCost classParallel(TextLoad load, ClusterSpeed speed) {
    // A pass brings the features home and sends every worker the derivatives of its own.
    double features = 2.0 * load.classes() * load.projection();
    // The parameters go out with both exchanges of a pass, a gradient comes home.
    double floats = load.passes() * (features + 3.0 * load.learned() * speed.workers());
    return of(load, speed, load.shardRows(), 2 * load.passes(), floats);
  }

  private static StepCost of(
      TextLoad load, ClusterSpeed speed, long rows, int exchanges, double floats) {
    return new StepCost(
        rows,
        load.passes() * load.flops(rows) / speed.flopsPerSecond(),
        exchanges * speed.secondsPerExchange() + floats * speed.secondsPerFloat(),
        load.activationBytes(rows));
  }
}
