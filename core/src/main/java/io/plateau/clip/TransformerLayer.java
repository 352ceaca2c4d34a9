package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.nn.core.Linear;

/** One pre-norm transformer layer with CLIP's weights. */
final class TransformerLayer {

  private final TransformerConfig config;
  private final LayerNorm beforeAttention;
  private final NDArray projection;
  private final NDArray projectionBias;
  private final NDArray output;
  private final NDArray outputBias;
  private final LayerNorm beforeFeedForward;
  private final NDArray expand;
  private final NDArray expandBias;
  private final NDArray contract;
  private final NDArray contractBias;

  /**
   * Takes the layer's arrays.
   *
   * @param prefix such as {@code text_model.encoder.layers.0.}
   */
  TransformerLayer(TransformerConfig config, Weights weights, String prefix) {
    this.config = config;
    beforeAttention = new LayerNorm(weights, prefix + "layer_norm1", config);
    // One product instead of three, and the queries' scale is paid once here.
    float scale = (float) (1 / Math.sqrt(config.headWidth()));
    String attention = prefix + "self_attn.";
    projection =
        NDArrays.concat(
            new NDList(
                Scaling.times(weights.get(attention + "q_proj.weight"), scale),
                weights.get(attention + "k_proj.weight"),
                weights.get(attention + "v_proj.weight")));
    projectionBias =
        NDArrays.concat(
            new NDList(
                Scaling.times(weights.get(attention + "q_proj.bias"), scale),
                weights.get(attention + "k_proj.bias"),
                weights.get(attention + "v_proj.bias")));
    output = weights.get(attention + "out_proj.weight");
    outputBias = weights.get(attention + "out_proj.bias");
    beforeFeedForward = new LayerNorm(weights, prefix + "layer_norm2", config);
    expand = weights.get(prefix + "mlp.fc1.weight");
    expandBias = weights.get(prefix + "mlp.fc1.bias");
    contract = weights.get(prefix + "mlp.fc2.weight");
    contractBias = weights.get(prefix + "mlp.fc2.bias");
  }

  /**
   * Runs the layer and closes its temporaries; autograd keeps what it needs.
   *
   * @param x {@code [..., width]}
   * @return {@code [..., width]}
   */
  NDArray forward(NDArray x, Attention attention) {
    NDArray result;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      int last = x.getShape().dimension() - 1;
      NDList qkv = linear(beforeAttention.apply(x), projection, projectionBias).split(3, last);
      NDArray mixed = attention.attend(qkv.get(0), qkv.get(1), qkv.get(2));
      NDArray attended = x.add(linear(mixed, output, outputBias));
      NDArray hidden = linear(beforeFeedForward.apply(attended), expand, expandBias);
      result = attended.add(linear(config.activation().apply(hidden), contract, contractBias));
      NDScope.unregister(result);
    }
    // It belongs to whatever scope the caller has open, like the result of any operation.
    NDScope.register(result);
    return result;
  }

  private static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
    return Linear.linear(x, weight, bias).singletonOrThrow();
  }
}
