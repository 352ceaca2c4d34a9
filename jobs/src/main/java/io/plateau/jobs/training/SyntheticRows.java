package io.plateau.jobs.training;

import io.plateau.artifact.PromptConfig;
import io.plateau.feature.FeatureTable;

/**
 * Synthetic features to learn from beside the real ones. Their classes may be classes of the real
 * features, those without images among them, or others.
 *
 * @param rows of every class that is synthesised
 * @param origin the feature set they are of, or the generator that drew them
 */
public record SyntheticRows(FeatureTable rows, PromptConfig.FeatureSource origin) {

  public SyntheticRows {
    if (rows.rows() == 0) {
      throw new IllegalArgumentException(
          "synthetic: no rows in %s (expected: at least one). Draw some, or train without."
              .formatted(origin.uri()));
    }
  }
}
