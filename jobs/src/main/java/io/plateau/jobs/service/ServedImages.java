package io.plateau.jobs.service;

/**
 * How images are answered.
 *
 * @param topK classes that an answer names, at most all there are
 * @param abstainBelow images whose first class is less probable abstain; 0 for none
 * @param temperature that logits are divided by
 * @param maxPixels of the largest image that is decoded
 */
public record ServedImages(int topK, double abstainBelow, double temperature, long maxPixels) {

  public ServedImages {
    if (topK < 1) {
      throw new IllegalArgumentException("--top-k: %d (expected: >= 1)".formatted(topK));
    }
    if (!(abstainBelow >= 0 && abstainBelow <= 1)) {
      throw new IllegalArgumentException(
          "--abstain: %s (expected: a probability, 0 to 1)".formatted(abstainBelow));
    }
    if (!(temperature > 0) || !Double.isFinite(temperature)) {
      throw new IllegalArgumentException(
          "--temperature: %s (expected: a finite number > 0)".formatted(temperature));
    }
    if (maxPixels < 1) {
      throw new IllegalArgumentException("--max-pixels: %d (expected: >= 1)".formatted(maxPixels));
    }
  }
}
