package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import java.util.function.UnaryOperator;

/** One pre-norm transformer layer with CLIP's weights. */
final class TransformerLayer {

  private final TransformerConfig config;
  private final LayerNorm beforeAttention;
  private final Dense projection;
  private final NDArray valueProjection;
  private final Dense output;
  private final LayerNorm beforeFeedForward;
  private final FeedForward feedForward;

  /**
   * Takes the layer's arrays.
   *
   * @param prefix such as {@code text_model.encoder.layers.0.}
   */
  TransformerLayer(TransformerConfig config, Weights weights, String prefix, Precision precision) {
    this.config = config;
    beforeAttention = new LayerNorm(weights, prefix + "layer_norm1", config);
    // One product instead of three, and the queries' scale is paid once here.
    float scale = (float) (1 / Math.sqrt(config.headWidth()));
    String attention = prefix + "self_attn.";
    projection =
        Dense.wide(
            stacked(weights, attention, "weight", scale),
            stacked(weights, attention, "bias", scale),
            precision);
    valueProjection = weights.get(attention + "v_proj.weight");
    output =
        Dense.of(
            weights.get(attention + "out_proj.weight"),
            weights.get(attention + "out_proj.bias"),
            precision);
    beforeFeedForward = new LayerNorm(weights, prefix + "layer_norm2", config);
    feedForward = new FeedForward(weights, prefix + "mlp.", config, precision);
  }

  private static NDArray stacked(Weights weights, String prefix, String kind, float scale) {
    return NDArrays.concat(
        new NDList(
            Scaling.times(weights.get(prefix + "q_proj." + kind), scale),
            weights.get(prefix + "k_proj." + kind),
            weights.get(prefix + "v_proj." + kind)));
  }

  /**
   * Runs the layer and closes its temporaries; autograd keeps what it needs.
   *
   * @param x {@code [..., width]}
   * @return {@code [..., width]}
   */
  NDArray forward(NDArray x, Attention attention) {
    return run(x, attention, rows -> rows);
  }

  /**
   * Runs the layer for some rows; of the others it needs no more than keys and values.
   *
   * @param x {@code [..., width]}
   * @param read {@code [n]} int64: rows, counted over all leading axes
   * @return {@code [n, width]}
   */
  NDArray forward(NDArray x, Attention attention, NDArray read) {
    return run(x, attention, rows -> Rows.take(rows.reshape(-1, config.width()), read));
  }

  /** {@code [width, width]}, out by in: W_v, float32 whatever the layer multiplies in. */
  NDArray valueProjection() {
    return valueProjection;
  }

  private NDArray run(NDArray x, Attention attention, UnaryOperator<NDArray> kept) {
    NDArray result;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      int last = x.getShape().dimension() - 1;
      NDList qkv = projection.apply(beforeAttention.apply(x)).split(3, last);
      NDArray mixed = kept.apply(attention.attend(qkv.get(0), qkv.get(1), qkv.get(2)));
      NDArray attended = kept.apply(x).add(output.apply(mixed));
      result = attended.add(feedForward.apply(beforeFeedForward.apply(attended)));
      NDScope.unregister(result);
    }
    // It belongs to whatever scope the caller has open, like the result of any operation.
    NDScope.register(result);
    return result;
  }
}
