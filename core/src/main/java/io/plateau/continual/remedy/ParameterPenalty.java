package io.plateau.continual.remedy;

import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import java.io.Serializable;

/** A summand of the loss that looks at what is learned and not at what it gives. */
public interface ParameterPenalty extends Serializable {

  /** Its value at v. */
  double value(Parameters v);

  /** Its gradient at v. */
  Parameters gradient(Parameters v);

  /**
   * A loss with this penalty.
   *
   * <p>Of {@code L(v) = l(T(v)) + penalty(v)} the outputs are T and v itself, so that rules which
   * take loss and Jacobian apart see {@code r = (dl/dT, dpenalty/dv)} and {@code J = (dT/dv, I)}:
   * Functional-SAM pulls the clean T-derivative through the perturbed Jacobian and keeps the clean
   * penalty gradient; the logit path moves both derivatives.
   */
  default Objective addedTo(Objective objective) {
    return new PenalisedObjective(objective, this);
  }
}
