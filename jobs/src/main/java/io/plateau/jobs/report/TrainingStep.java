package io.plateau.jobs.report;

import org.jspecify.annotations.Nullable;

/**
 * What one optimiser step saw. Values need not be finite: a diverged training is shown with gaps.
 *
 * @param step number of the step, from 1
 * @param loss at the parameters
 * @param perturbedLoss at the perturbed parameters, or null if none were taken
 * @param cosine between the clean and the perturbed gradient, or null if undefined
 * @param branch the gradient that was followed, or null without a constraint
 */
public record TrainingStep(
    int step,
    double loss,
    @Nullable Double perturbedLoss,
    @Nullable Double cosine,
    @Nullable UpdateBranch branch) {

  public TrainingStep {
    if (step < 1) {
      throw new IllegalArgumentException("step: " + step + " (expected: >= 1)");
    }
  }

  /** A step along the plain gradient. */
  public static TrainingStep of(int step, double loss) {
    return new TrainingStep(step, loss, null, null, null);
  }

  /** This step with what was found at the perturbed parameters. */
  public TrainingStep withPerturbation(double lossThere, @Nullable Double gradientCosine) {
    return new TrainingStep(step, loss, lossThere, gradientCosine, branch);
  }

  /** This step with the branch that the constraint took. */
  public TrainingStep withBranch(UpdateBranch taken) {
    return new TrainingStep(step, loss, perturbedLoss, cosine, taken);
  }
}
