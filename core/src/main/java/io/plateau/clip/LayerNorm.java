package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Layer normalisation over the last axis. */
final class LayerNorm {

  private final NDArray gain;
  private final NDArray bias;
  private final Shape width;
  private final float eps;

  LayerNorm(Weights weights, String prefix, TransformerConfig config) {
    gain = weights.get(prefix + ".weight");
    bias = weights.get(prefix + ".bias");
    width = new Shape(config.width());
    eps = config.layerNormEps();
  }

  NDArray apply(NDArray x) {
    return ai.djl.nn.norm.LayerNorm.layerNorm(x, width, gain, bias, eps).singletonOrThrow();
  }
}
