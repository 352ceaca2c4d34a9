package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/** The layers of a tower, in order. */
final class Transformer {

  private final List<TransformerLayer> layers;

  Transformer(TransformerConfig config, Weights weights, String prefix) {
    layers = new ArrayList<>(config.layers());
    for (int i = 0; i < config.layers(); i++) {
      layers.add(new TransformerLayer(config, weights, "%slayers.%d.".formatted(prefix, i)));
    }
  }

  /** {@code [..., width] -> [..., width]}; inner activations are closed on the way. */
  NDArray forward(NDArray x, Attention attention) {
    NDArray current = x;
    for (TransformerLayer layer : layers) {
      NDArray next = layer.forward(current, attention);
      if (current != x) {
        current.close();
      }
      current = next;
    }
    return current;
  }
}
