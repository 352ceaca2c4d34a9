package io.plateau.jobs.config;

import io.plateau.prompt.ClassPosition;
import io.plateau.prompt.ContextInit;
import io.plateau.prompt.ContextSharing;
import io.plateau.prompt.PromptShape;

/**
 * What is learned on the text side, and how it is encoded.
 *
 * @param learner whose prompt it is
 * @param guidance weight of {@code kgcoop}'s distance from the hand-written prompt; the others take
 *     none and ignore it
 * @param contextInit words whose token embeddings the context starts from
 * @param contextLength tokens of a context that starts from N(0, 0.02) instead, and for {@code
 *     prograd} ends with {@code contextInit}; 0 takes {@code contextInit} and its length
 * @param contextPerClass whether each class learns a context of its own
 * @param classPosition where the class name stands
 * @param template the hand-written prompt of the zero-shot classifier, with {@code {}} for the
 *     class name
 * @param textEncoder how the text tower runs
 */
public record PromptSettings(
    Learner learner,
    double guidance,
    String contextInit,
    int contextLength,
    boolean contextPerClass,
    ClassPosition classPosition,
    String template,
    TextEncoding textEncoder) {

  public PromptSettings {
    boolean wordsNeeded = contextLength == 0 || learner == Learner.PROGRAD;
    new Checks()
        .that(
            Double.isFinite(guidance) && guidance >= 0,
            "guidance",
            guidance,
            "a finite number >= 0")
        .that(
            !wordsNeeded || !contextInit.isBlank(),
            "context-init",
            "'" + contextInit + "'",
            learner == Learner.PROGRAD
                ? "at least one word, which prograd's context ends with"
                : "at least one word, or context-length > 0")
        .atLeast(0, "context-length", contextLength)
        .that(
            !(contextPerClass && learner == Learner.COCOOP),
            "context-per-class",
            contextPerClass,
            "false with learner=cocoop, which makes a context for every image")
        .that(
            template.indexOf("{}") >= 0 && template.indexOf("{}") == template.lastIndexOf("{}"),
            "template",
            "'" + template + "'",
            "a text with {} once, for the class name")
        .verify();
  }

  /** CoOp with one context for all classes, from "a photo of a". */
  public static PromptSettings defaults() {
    return new PromptSettings(
        Learner.COOP,
        8,
        "a photo of a",
        0,
        false,
        ClassPosition.END,
        "a photo of a {}.",
        TextEncoding.SHARED);
  }

  /**
   * Where the context starts.
   *
   * @param seed of what is random about it
   */
  public ContextInit init(long seed) {
    if (contextLength == 0) {
      return new ContextInit.Words(contextInit);
    }
    return learner == Learner.PROGRAD
        ? new ContextInit.RightAligned(contextInit, contextLength, seed)
        : new ContextInit.Noise(contextLength, seed);
  }

  /**
   * How prompts are put together.
   *
   * @param initLength tokens of {@code contextInit}, which count where no length is set
   */
  public PromptShape shape(int initLength) {
    return new PromptShape(
        contextLength > 0 ? contextLength : initLength, classPosition, sharing());
  }

  private ContextSharing sharing() {
    if (learner == Learner.COCOOP) {
      return ContextSharing.PER_IMAGE;
    }
    return contextPerClass ? ContextSharing.PER_CLASS : ContextSharing.UNIFIED;
  }

  /** Weight of the distance from the hand-written prompt in the loss. */
  public double lossGuidance() {
    return learner == Learner.KGCOOP ? guidance : 0;
  }
}
