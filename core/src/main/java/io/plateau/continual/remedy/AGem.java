package io.plateau.continual.remedy;

import io.plateau.sharpness.Parameters;
import io.plateau.training.BatchGradient;
import io.plateau.training.BatchSource;
import io.plateau.training.Correction;
import io.plateau.training.Step;

/**
 * A-GEM: where the gradient that a rule gave points against that of rows kept from earlier tasks,
 * {@code g - (g . g_ref / |g_ref|^2) g_ref} is taken, which leaves their loss as it is to first
 * order.
 *
 * <p>Source: Chaudhry et al., Efficient Lifelong Learning with A-GEM, ICLR 2019.
 *
 * @param gradient of rows that go out with the question
 * @param kept draws as many of them in every step as the step has rows
 */
public record AGem(BatchGradient gradient, BatchSource kept) implements Correction {

  @Override
  public Parameters of(Parameters g, Parameters v, Step step) {
    Parameters reference = gradient.at(v, kept.rows(step, 0, step.rows().length)).values();
    return projected(g, reference);
  }

  static Parameters projected(Parameters g, Parameters reference) {
    double product = g.dot(reference);
    return product < 0 ? g.plus(-product / reference.dot(reference), reference) : g;
  }
}
