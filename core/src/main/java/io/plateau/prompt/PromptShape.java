package io.plateau.prompt;

import java.io.Serializable;

/**
 * How prompts are put together.
 *
 * @param contextLength learned vectors in a prompt
 * @param position where the class name stands among them
 * @param sharing whether classes share the context
 */
public record PromptShape(int contextLength, ClassPosition position, ContextSharing sharing)
    implements Serializable {

  public PromptShape {
    if (contextLength <= 0) {
      throw new IllegalArgumentException("context-length: " + contextLength + " (expected: > 0)");
    }
  }

  /** CoOp's usual form: a unified context before the class name. */
  public static PromptShape unified(int contextLength) {
    return new PromptShape(contextLength, ClassPosition.END, ContextSharing.UNIFIED);
  }
}
