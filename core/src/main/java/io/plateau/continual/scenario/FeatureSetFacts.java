package io.plateau.continual.scenario;

import java.util.List;

/**
 * What a scenario has to know of a feature set.
 *
 * @param modelDigest of the model that made the features
 * @param classNames in label order
 * @param trainImages per class, those to learn from
 * @param testImages per class
 */
public record FeatureSetFacts(
    String modelDigest, List<String> classNames, List<Long> trainImages, List<Long> testImages) {

  public FeatureSetFacts {
    classNames = List.copyOf(classNames);
    trainImages = List.copyOf(trainImages);
    testImages = List.copyOf(testImages);
    if (trainImages.size() != classNames.size() || testImages.size() != classNames.size()) {
      throw new IllegalArgumentException(
          "images: of %d and %d classes (expected: of %d)"
              .formatted(trainImages.size(), testImages.size(), classNames.size()));
    }
  }
}
