package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** An attention that remembers what the class token looked at, to be shown to people. */
final class WatchedAttention implements Attention {

  private final Attention attention;
  private final int heads;
  private float[] weights = new float[0];

  WatchedAttention(Attention attention, int heads) {
    this.attention = attention;
    this.heads = heads;
  }

  /** {@code batch x tokens}: the class token's weights, the mean of all heads; rows sum to 1. */
  float[] weights() {
    return weights;
  }

  @Override
  public NDArray attend(NDArray queries, NDArray keys, NDArray values) {
    NDArray scores = heads(queries.get(":, :1")).matMul(heads(keys).transpose(0, 1, 3, 2));
    weights = scores.softmax(-1).mean(new int[] {1}).toFloatArray();
    return attention.attend(queries, keys, values);
  }

  /** {@code [batch, tokens, width] -> [batch, heads, tokens, head width]}. */
  private NDArray heads(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), heads, shape.get(2) / heads).transpose(0, 2, 1, 3);
  }
}
