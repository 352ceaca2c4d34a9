package io.plateau.synthesis;

import io.plateau.feature.Batch;
import io.plateau.training.BatchSource;
import io.plateau.training.Step;

/**
 * Features, each followed by the noise of its z: a function of the seed, the step and the row.
 *
 * @param training all rows a step can name
 * @param latent length of the noise
 */
record NoisyBatches(Batch training, int latent, long seed) implements BatchSource {

  @Override
  public Batch rows(Step step, int from, int to) {
    int feature = training.width();
    int width = feature + latent;
    float[] values = new float[Math.multiplyExact(to - from, width)];
    int[] labels = new int[to - from];
    for (int i = 0; i < labels.length; i++) {
      int row = step.rows()[from + i];
      System.arraycopy(training.features(), row * feature, values, i * width, feature);
      // The step's index counts through the run, so it stands for the epoch as well.
      Noise.normal(values, i * width + feature, latent, seed, step.index(), row);
      labels[i] = training.labels()[row];
    }
    return new Batch(values, labels, width);
  }
}
