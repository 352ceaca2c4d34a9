package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/** Attention among all tokens of a sequence, {@code [batch, tokens, width]}, masked or not. */
final class DenseAttention implements Attention {

  private final int heads;
  private final @Nullable NDArray mask;

  private DenseAttention(int heads, @Nullable NDArray mask) {
    this.heads = heads;
    this.mask = mask;
  }

  /** Every token sees every token: the image tower. */
  static DenseAttention full(int heads) {
    return new DenseAttention(heads, null);
  }

  /** Every token sees itself and what came before: the text tower. */
  static DenseAttention causal(int heads, int tokens, NDManager manager) {
    return new DenseAttention(heads, causalMask(tokens, manager));
  }

  /** {@code [tokens, tokens]}: 0 where a row may look, minus infinity where it may not. */
  private static NDArray causalMask(int tokens, NDManager manager) {
    float[] mask = new float[tokens * tokens];
    for (int row = 0; row < tokens; row++) {
      for (int column = row + 1; column < tokens; column++) {
        mask[row * tokens + column] = Float.NEGATIVE_INFINITY;
      }
    }
    return manager.create(mask, new Shape(tokens, tokens));
  }

  @Override
  public NDArray attend(NDArray queries, NDArray keys, NDArray values) {
    NDArray scores = heads(queries).matMul(heads(keys).transpose(0, 1, 3, 2));
    if (mask != null) {
      scores = scores.addi(mask);
    }
    NDArray mixed = scores.softmax(-1).matMul(heads(values));
    return mixed.transpose(0, 2, 1, 3).reshape(queries.getShape());
  }

  /** {@code [batch, tokens, width] -> [batch, heads, tokens, head width]}. */
  private NDArray heads(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), heads, shape.get(2) / heads).transpose(0, 2, 1, 3);
  }
}
