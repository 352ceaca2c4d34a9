package io.plateau.prompt;

import ai.djl.ndarray.NDManager;

/**
 * A term, and which of the classes that are encoded it is about.
 *
 * @param classes their positions, in the order that the term has them
 */
public record ClassTerm(int[] classes, LossTerm term) implements LossTerm {

  @Override
  public Criterion on(NDManager manager, float logitScale) {
    return new SelectedClasses(term.on(manager, logitScale), classes);
  }
}
