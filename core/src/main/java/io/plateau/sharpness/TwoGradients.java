package io.plateau.sharpness;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;

/**
 * What an executor sends home for a step: the clean gradient y and the perturbed one x, taken on
 * the same samples. Without a perturbation x is y.
 *
 * @param samples how many samples the means were taken over
 */
public record TwoGradients(Gradient clean, Gradient perturbed, int samples)
    implements Serializable {

  public TwoGradients {
    if (samples <= 0) {
      throw new IllegalArgumentException("samples: " + samples + " (expected: > 0)");
    }
  }

  /** Cosine of the angle between the two gradients; NaN where one of them is zero. */
  public double cosine() {
    return clean.values().dot(perturbed.values())
        / (clean.values().norm() * perturbed.values().norm());
  }

  public boolean isFinite() {
    return clean.isFinite() && perturbed.isFinite();
  }

  /**
   * The mean over parts, weighted by their samples. Added in the order given and in double, so that
   * the same parts give the same bits whichever came home first.
   */
  public static TwoGradients mean(List<TwoGradients> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    int samples = parts.stream().mapToInt(TwoGradients::samples).sum();
    return new TwoGradients(
        mean(parts, TwoGradients::clean, samples),
        mean(parts, TwoGradients::perturbed, samples),
        samples);
  }

  private static Gradient mean(
      List<TwoGradients> parts, Function<TwoGradients, Gradient> which, int samples) {
    double loss = 0;
    double[] weights = new double[parts.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = parts.get(i).samples();
      loss += which.apply(parts.get(i)).loss() * weights[i] / samples;
    }
    List<Parameters> values = parts.stream().map(part -> which.apply(part).values()).toList();
    return new Gradient(loss, Parameters.sum(values, weights, samples));
  }
}
