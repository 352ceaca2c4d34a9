package io.plateau.jobs.prediction;

import io.plateau.clip.TokenShape;
import io.plateau.evaluation.Classifier;
import java.io.Serializable;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * By features alone: prompts that all images share, and what adapt learned.
 *
 * @param classifier of features; one that travels
 */
record FeatureScoring(Classifier classifier) implements Scoring {

  private static final int BATCH = 1024;

  FeatureScoring {
    if (!(classifier instanceof Serializable)) {
      throw new IllegalArgumentException(
          "classifier: %s (expected: one that travels to executors)"
              .formatted(classifier.getClass().getSimpleName()));
    }
  }

  @Override
  public int classes() {
    return classifier.classes();
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public Optional<TokenShape> tokens() {
    return Optional.empty();
  }

  @Override
  public Scorer open(Configuration configuration) {
    return new FeatureScorer(classifier);
  }
}
