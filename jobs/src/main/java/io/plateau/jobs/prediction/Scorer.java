package io.plateau.jobs.prediction;

import io.plateau.clip.ImageTokens;
import io.plateau.evaluation.ClassScores;
import java.util.List;

/** Says how well each class fits images. Opened from a {@link Scoring}; may hold native memory. */
public interface Scorer extends AutoCloseable {

  /**
   * Scores images.
   *
   * @param images what the image tower said of each, with the tokens that the scoring asks for
   * @return one row of logits per image, in order
   */
  ClassScores score(List<ImageTokens> images);

  @Override
  void close();
}
