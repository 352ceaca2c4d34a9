package io.plateau.sharpness;

import io.plateau.tensor.HostTensor;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
    for (TwoGradients part : parts) {
      loss += which.apply(part).loss() * part.samples() / samples;
    }
    SortedMap<String, HostTensor> means = new TreeMap<>();
    for (Map.Entry<String, HostTensor> entry :
        which.apply(parts.get(0)).values().tensors().entrySet()) {
      double[] sum = new double[entry.getValue().values().length];
      for (TwoGradients part : parts) {
        float[] values = which.apply(part).values().get(entry.getKey()).values();
        for (int i = 0; i < sum.length; i++) {
          sum[i] += (double) values[i] * part.samples();
        }
      }
      float[] mean = new float[sum.length];
      for (int i = 0; i < mean.length; i++) {
        mean[i] = (float) (sum[i] / samples);
      }
      means.put(entry.getKey(), new HostTensor(entry.getValue().shape(), mean));
    }
    return new Gradient(loss, new Parameters(means));
  }
}
