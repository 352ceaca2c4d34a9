package io.plateau.training;

import io.plateau.sharpness.Parameters;

/**
 * What is made of the gradient that a rule gave, before the optimiser takes it. A function of its
 * arguments alone, so that a resumed run makes the same of it.
 */
@FunctionalInterface
public interface Correction {

  /**
   * The gradient that is stepped along.
   *
   * @param g what the rule gave
   * @param v where it was taken
   */
  Parameters of(Parameters g, Parameters v, Step step);

  /** g as it is. */
  static Correction none() {
    return (g, v, step) -> g;
  }
}
