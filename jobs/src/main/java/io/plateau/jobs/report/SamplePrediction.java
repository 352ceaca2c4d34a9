package io.plateau.jobs.report;

/**
 * What a method says about an image.
 *
 * @param method method name
 * @param label name of the predicted class
 * @param confidence its probability, in [0, 1]
 */
public record SamplePrediction(String method, String label, double confidence) {

  public SamplePrediction {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence: " + confidence + " (expected: 0 to 1)");
    }
  }
}
