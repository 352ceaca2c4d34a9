package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

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
    return forward(x, attention, 0, layers.size());
  }

  /**
   * The same for a stretch of the layers.
   *
   * @param from the first layer that is run, counted from 0
   * @param to the first that is not
   */
  NDArray forward(NDArray x, Attention attention, int from, int to) {
    return forward(x, from, to, layer -> attention);
  }

  /** A stretch of the layers, each with an attention of its own. */
  NDArray forward(NDArray x, int from, int to, IntFunction<Attention> attention) {
    return through(x, from, to, attention);
  }

  /**
   * The same for some rows, with the last layer run for them alone.
   *
   * @param read {@code [n]} int64: rows, counted over all leading axes
   * @return {@code [n, width]}
   */
  NDArray forward(NDArray x, Attention attention, NDArray read) {
    return forward(x, 0, layer -> attention, read);
  }

  /**
   * The layers from one on, each with an attention of its own, and the last run for some rows.
   *
   * @param from the first layer that is run, counted from 0
   * @param attention of a layer, counted from 0
   * @param read {@code [n]} int64: rows, counted over all leading axes
   * @return {@code [n, width]}
   */
  NDArray forward(NDArray x, int from, IntFunction<Attention> attention, NDArray read) {
    int last = layers.size() - 1;
    NDArray before = through(x, from, last, attention);
    NDArray rows = layers.get(last).forward(before, attention.apply(last), read);
    if (before != x) {
      before.close();
    }
    return rows;
  }

  /**
   * What enters the layers from one on, and what leaves the last: the input itself comes first.
   *
   * @param from the first layer that is run, counted from 0
   */
  List<NDArray> states(NDArray x, Attention attention, int from) {
    List<NDArray> states = new ArrayList<>();
    states.add(x);
    for (TransformerLayer layer : layers.subList(from, layers.size())) {
      states.add(layer.forward(states.get(states.size() - 1), attention));
    }
    return states;
  }

  /** {@code [width, width]}: {@link TransformerLayer#valueProjection} of a layer. */
  NDArray valueProjection(int layer) {
    return layers.get(layer).valueProjection();
  }

  private NDArray through(NDArray x, int from, int to, IntFunction<Attention> attention) {
    NDArray current = x;
    for (int layer = from; layer < to; layer++) {
      NDArray next = layers.get(layer).forward(current, attention.apply(layer));
      if (current != x) {
        current.close();
      }
      current = next;
    }
    return current;
  }
}
