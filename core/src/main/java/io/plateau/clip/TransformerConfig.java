package io.plateau.clip;

/**
 * Sizes of a pre-norm transformer.
 *
 * @param width hidden size
 * @param layers number of layers
 * @param heads attention heads; divides the width
 * @param feedForward width of the hidden layer of the feed-forward network
 * @param activation its nonlinearity
 * @param layerNormEps added to the variance in every layer norm
 */
public record TransformerConfig(
    int width, int layers, int heads, int feedForward, Activation activation, float layerNormEps) {

  public TransformerConfig {
    ClipConfig.requirePositive("hidden_size", width);
    ClipConfig.requirePositive("num_hidden_layers", layers);
    ClipConfig.requirePositive("num_attention_heads", heads);
    ClipConfig.requirePositive("intermediate_size", feedForward);
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "num_attention_heads: %d (expected: a divisor of hidden_size %d)"
              .formatted(heads, width));
    }
  }

  /** Width of one attention head. */
  public int headWidth() {
    return width / heads;
  }
}
