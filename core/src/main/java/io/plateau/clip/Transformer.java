package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/** The layers of a tower, in order. */
final class Transformer {

  private final List<TransformerLayer> layers;

  Transformer(TransformerConfig config, Weights weights, String prefix, Precision precision) {
    layers = new ArrayList<>(config.layers());
    for (int i = 0; i < config.layers(); i++) {
      layers.add(
          new TransformerLayer(config, weights, "%slayers.%d.".formatted(prefix, i), precision));
    }
  }

  /** {@code [..., width] -> [..., width]}; inner activations are closed on the way. */
  NDArray forward(NDArray x, Attention attention) {
    return through(layers, x, attention);
  }

  /**
   * The same for a stretch of the layers.
   *
   * @param from the first layer that is run, counted from 0
   * @param to the first that is not
   */
  NDArray forward(NDArray x, Attention attention, int from, int to) {
    return through(layers.subList(from, to), x, attention);
  }

  /**
   * The same for some rows, with the last layer run for them alone.
   *
   * @param read {@code [n]} int64: rows, counted over all leading axes
   * @return {@code [n, width]}
   */
  NDArray forward(NDArray x, Attention attention, NDArray read) {
    int last = layers.size() - 1;
    NDArray before = through(layers.subList(0, last), x, attention);
    NDArray rows = layers.get(last).forward(before, attention, read);
    if (before != x) {
      before.close();
    }
    return rows;
  }

  private static NDArray through(List<TransformerLayer> layers, NDArray x, Attention attention) {
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
