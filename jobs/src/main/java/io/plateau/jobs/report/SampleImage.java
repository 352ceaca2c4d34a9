package io.plateau.jobs.report;

import java.util.Base64;
import java.util.List;

/**
 * An image of the test set with predictions.
 *
 * @param dataUri the image itself, so that the page needs no other file
 * @param label name of its true class
 * @param predictions one per method
 */
public record SampleImage(String dataUri, String label, List<SamplePrediction> predictions) {

  public SampleImage {
    if (!dataUri.startsWith("data:image/")) {
      throw new IllegalArgumentException(
          "dataUri: %s (expected: data:image/...)"
              .formatted(dataUri.substring(0, Math.min(40, dataUri.length()))));
    }
    predictions = List.copyOf(predictions);
  }

  public static SampleImage png(byte[] image, String label, List<SamplePrediction> predictions) {
    return new SampleImage(dataUri("png", image), label, predictions);
  }

  public static SampleImage jpeg(byte[] image, String label, List<SamplePrediction> predictions) {
    return new SampleImage(dataUri("jpeg", image), label, predictions);
  }

  private static String dataUri(String type, byte[] image) {
    return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(image);
  }
}
