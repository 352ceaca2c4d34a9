package io.plateau.prompt;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;

/**
 * What prompts are learned from: losses of text features that a learner makes.
 *
 * @param learner closed with the objective
 * @param losses of the text features
 */
public record PromptObjective(PromptLearner learner, PromptLosses losses) implements Objective {

  @Override
  public Point at(Parameters v, Batch batch) {
    return new FeaturePoint(losses, batch, () -> learner.features(v, batch));
  }

  @Override
  public void close() {
    learner.close();
  }
}
