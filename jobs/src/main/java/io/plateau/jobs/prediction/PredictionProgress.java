package io.plateau.jobs.prediction;

/** Is told how far a run is. */
@FunctionalInterface
public interface PredictionProgress {

  /**
   * What is done by now.
   *
   * @param done images, those that were set aside included
   * @param total images; those that nobody can count beforehand are left out
   */
  void reached(long done, long total);
}
