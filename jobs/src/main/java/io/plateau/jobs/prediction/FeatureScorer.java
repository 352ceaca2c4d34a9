package io.plateau.jobs.prediction;

import io.plateau.clip.ImageTokens;
import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.Batch;
import java.util.List;

/** Scores features. */
record FeatureScorer(Classifier classifier) implements Scorer {

  @Override
  public ClassScores score(List<ImageTokens> images) {
    int width = images.get(0).feature().length;
    float[] features = new float[Math.multiplyExact(images.size(), width)];
    for (int i = 0; i < images.size(); i++) {
      System.arraycopy(images.get(i).feature(), 0, features, i * width, width);
    }
    return classifier.score(new Batch(features, new int[images.size()], width));
  }

  @Override
  public void close() {}
}
