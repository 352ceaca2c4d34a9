package io.plateau.prompt;

import ai.djl.ndarray.NDManager;
import io.plateau.tensor.HostTensor;

/**
 * The losses of a learner.
 *
 * @param training what is minimised
 * @param divergence from the zero-shot model's predictions, for rules that ask for it
 */
public record PromptLosses(Criterion training, Criterion divergence) {

  /**
   * Cross entropy, with KgCoOp's guidance where it has a weight.
   *
   * @param manager owner of the device that logits are computed on
   * @param logitScale what cosines are multiplied with
   * @param zeroShot {@code [classes, projection]}: features of the hand-written prompts, normalised
   * @param guidance weight of the distance from them, 0 for none
   */
  public static PromptLosses of(
      NDManager manager, float logitScale, HostTensor zeroShot, double guidance) {
    Criterion crossEntropy = new CrossEntropy(manager, logitScale);
    return new PromptLosses(
        guidance == 0 ? crossEntropy : new KnowledgeGuidance(crossEntropy, zeroShot, guidance),
        new ZeroShotDivergence(manager, logitScale, zeroShot));
  }
}
