package io.plateau.prompt;

import io.plateau.clip.TextTower;

/** CoOp's objective, without a zero-shot model to diverge from. */
final class Coop {

  private Coop() {}

  static PromptObjective objective(TextTower tower, PromptEncoder encoder, float logitScale) {
    return new PromptObjective(
        new ContextLearner(tower, encoder),
        new PromptLosses(
            new CrossEntropy(tower.manager(), logitScale),
            (texts, batch) -> {
              throw new AssertionError("there is no zero-shot model here");
            }));
  }
}
