package io.plateau.prompt;

/** Where the class name stands in the prompt. */
public enum ClassPosition {
  /** {@code <context> <class name>.} */
  END,
  /** {@code <first half of the context> <class name> <second half>.} */
  MIDDLE,
  /** {@code <class name> <context>.} */
  FRONT
}
