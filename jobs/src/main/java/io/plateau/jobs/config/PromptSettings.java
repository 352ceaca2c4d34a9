package io.plateau.jobs.config;

import io.plateau.prompt.ClassPosition;
import io.plateau.prompt.ContextSharing;
import io.plateau.prompt.PromptShape;

/**
 * What is learned on the text side, and how it is encoded.
 *
 * @param contextInit words whose token embeddings the context starts from
 * @param contextLength tokens of a context that starts from N(0, 0.02) instead; 0 takes {@code
 *     contextInit}
 * @param contextPerClass whether each class learns a context of its own
 * @param classPosition where the class name stands
 * @param template the hand-written prompt of the zero-shot classifier, with {@code {}} for the
 *     class name
 * @param textEncoder how the text tower runs
 */
public record PromptSettings(
    String contextInit,
    int contextLength,
    boolean contextPerClass,
    ClassPosition classPosition,
    String template,
    TextEncoding textEncoder) {

  public PromptSettings {
    new Checks()
        .that(
            contextLength != 0 || !contextInit.isBlank(),
            "context-init",
            "'" + contextInit + "'",
            "at least one word, or context-length > 0")
        .atLeast(0, "context-length", contextLength)
        .that(
            template.indexOf("{}") >= 0 && template.indexOf("{}") == template.lastIndexOf("{}"),
            "template",
            "'" + template + "'",
            "a text with {} once, for the class name")
        .verify();
  }

  /** One context for all classes, from "a photo of a". */
  public static PromptSettings defaults() {
    return new PromptSettings(
        "a photo of a", 0, false, ClassPosition.END, "a photo of a {}.", TextEncoding.SHARED);
  }

  /**
   * How prompts are put together.
   *
   * @param initLength tokens of {@code contextInit}, which count where no length is set
   */
  public PromptShape shape(int initLength) {
    return new PromptShape(
        contextLength > 0 ? contextLength : initLength,
        classPosition,
        contextPerClass ? ContextSharing.PER_CLASS : ContextSharing.UNIFIED);
  }
}
