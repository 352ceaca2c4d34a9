package io.plateau.prompt;

import ai.djl.ndarray.NDManager;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Loss;
import io.plateau.tensor.HostTensor;

/**
 * {@code weight (1 - mean cos(T_c, T0_c))}: learned text features are kept near those of the
 * hand-written prompts T0.
 *
 * <p>Source: Yao et al., Visual-Language Prompt Tuning with Knowledge-guided Context Optimization,
 * CVPR 2023.
 *
 * @param zeroShot T0, {@code [classes, projection]}, normalised
 * @param weight of the distance; 8 in the release
 */
public record TextAnchor(HostTensor zeroShot, double weight) implements LossTerm, Criterion {

  public TextAnchor {
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("guidance: " + weight + " (expected: a number >= 0)");
    }
  }

  @Override
  public Criterion on(NDManager manager, float logitScale) {
    return this;
  }

  @Override
  public Loss of(HostTensor texts, Batch batch) {
    float[] t = texts.values();
    float[] t0 = zeroShot.values();
    // Where every image has prompts of its own, the hand-written ones are the same for all.
    long features = t.length / zeroShot.shape()[1];
    double cosines = 0;
    float[] derivative = new float[t.length];
    for (int i = 0; i < t.length; i++) {
      float target = t0[i % t0.length];
      cosines += (double) t[i] * target;
      derivative[i] = (float) (-weight / features * target);
    }
    return new Loss(weight * (1 - cosines / features), new HostTensor(texts.shape(), derivative));
  }
}
