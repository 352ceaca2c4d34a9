package io.plateau.jobs.bench;

import java.util.List;

/**
 * What {@code plateau bench steering} was asked for.
 *
 * @param batches images of a step, at the embedded model's size and at ViT-B/16's
 * @param repetitions timed steps of every row
 * @param threads of PyTorch
 */
record SteeringArguments(List<Integer> batches, int repetitions, int threads) {

  public SteeringArguments {
    batches = List.copyOf(batches);
    if (batches.size() != RandomImageTower.values().length) {
      throw new IllegalArgumentException(
          "--batches: %s (expected: two, for the embedded model's size and for ViT-B/16's)"
              .formatted(batches));
    }
    for (int batch : batches) {
      Positive.require("--batches", batch);
    }
    Positive.require("--repetitions", repetitions);
    Positive.require("--threads", threads);
  }
}
