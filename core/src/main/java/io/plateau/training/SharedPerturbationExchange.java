package io.plateau.training;

import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;

/** First the mean clean gradient, then every worker's second gradient at the point it leads to. */
record SharedPerturbationExchange(Workers workers, Perturbation perturbation)
    implements GradientExchange {

  @Override
  public TwoGradients exchange(Parameters v, Step step, Guide guide) {
    TwoGradients clean = mean(Perturbation.none(), v, step, guide);
    Gradient y = clean.clean();
    return perturbation
        .given(v, y, guide)
        .map(rest -> new TwoGradients(y, mean(rest, v, step, guide).perturbed(), clean.samples()))
        .orElse(clean);
  }

  private TwoGradients mean(Perturbation taken, Parameters v, Step step, Guide guide) {
    return new DataParallelExchange(workers, taken).exchange(v, step, guide);
  }
}
