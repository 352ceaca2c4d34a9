package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/**
 * The two linear maps of a layer with the nonlinearity between them, {@code [..., width] -> [...,
 * width]}.
 */
final class FeedForward {

  /**
   * Rows at a time: what lies between the maps is four times as wide and stays in the processor's
   * cache then, in memory that is used again.
   */
  private static final int ROWS = 1024;

  private final int width;
  private final Activation activation;
  private final Dense expand;
  private final Dense contract;

  FeedForward(Weights weights, String prefix, TransformerConfig config, Precision precision) {
    width = config.width();
    activation = config.activation();
    // The activation's slope is paid once here.
    float slope = activation.slope();
    expand =
        Dense.of(
            scaled(weights.get(prefix + "fc1.weight"), slope),
            scaled(weights.get(prefix + "fc1.bias"), slope),
            precision);
    contract =
        Dense.of(
            scaled(weights.get(prefix + "fc2.weight"), 1 / slope),
            weights.get(prefix + "fc2.bias"),
            precision);
  }

  private static NDArray scaled(NDArray weight, float factor) {
    return factor == 1 ? weight : Scaling.times(weight, factor);
  }

  NDArray apply(NDArray x) {
    long rows = x.getShape().size() / width;
    if (rows <= ROWS) {
      return block(x);
    }
    int blocks = Math.toIntExact((rows + ROWS - 1) / ROWS);
    long[] cuts = new long[blocks - 1];
    for (int i = 0; i < cuts.length; i++) {
      cuts[i] = rows * (i + 1) / blocks;
    }
    NDList outputs = new NDList(blocks);
    for (NDArray block : x.reshape(rows, width).split(cuts, 0)) {
      outputs.add(block(block));
    }
    return NDArrays.concat(outputs).reshape(x.getShape());
  }

  private NDArray block(NDArray x) {
    return contract.apply(activation.apply(expand.apply(x)));
  }
}
