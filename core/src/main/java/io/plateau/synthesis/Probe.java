package io.plateau.synthesis;

import io.plateau.feature.Batch;

/** A classifier that is trained on synthetic features alone and asked about real ones. */
@FunctionalInterface
public interface Probe {

  /**
   * The share of real rows whose class it names.
   *
   * @param synthetic to train on, normalised; the same labels as {@code real}
   * @param real normalised
   */
  double accuracy(Batch synthetic, Batch real);

  /** The class whose mean synthetic feature has the largest cosine: nothing to train or to tune. */
  static Probe nearestMean() {
    return new NearestMeanProbe();
  }
}
