package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Scaling;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Loss;
import io.plateau.tensor.HostTensor;
import java.util.function.BiFunction;

/**
 * {@code scale x_i . T_c}, and {@code scale x_i . T_ic} where every image has text features of its
 * own. Linear in T, so that a derivative in the logits is a derivative in T by one product.
 *
 * @param manager owner of the device
 * @param scale what cosines are multiplied with
 */
public record Logits(NDManager manager, float scale) {

  /**
   * A loss of logits, and its derivative in them.
   *
   * @param value scalar
   * @param derivative {@code [rows, classes]}
   */
  public record LogitLoss(NDArray value, NDArray derivative) {}

  /**
   * A loss of text features.
   *
   * @param texts {@code [classes, projection]} or {@code [rows, classes, projection]}
   * @param criterion from image features {@code [rows, projection]} and logits {@code [rows,
   *     classes]}
   */
  public Loss loss(
      HostTensor texts, Batch batch, BiFunction<NDArray, NDArray, LogitLoss> criterion) {
    try (NDManager step = manager.newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray x = step.create(batch.features(), new Shape(batch.rows(), batch.width()));
      NDArray t = step.create(texts.values(), new Shape(texts.shape()));
      boolean shared = texts.shape().length == 2;
      LogitLoss loss = criterion.apply(x, shared ? x.matMul(scaled(t)) : perImage(x, t));
      NDArray r = loss.derivative();
      NDArray derivative =
          shared
              ? Scaling.times(r.transpose().matMul(x), scale)
              : Scaling.times(r.expandDims(2).mul(x.expandDims(1)), scale);
      return new Loss(
          loss.value().getFloat(), new HostTensor(texts.shape(), derivative.toFloatArray()));
    }
  }

  private NDArray scaled(NDArray t) {
    return Scaling.times(t.transpose(), scale);
  }

  private NDArray perImage(NDArray x, NDArray t) {
    return Scaling.times(t.matMul(x.expandDims(2)).squeeze(2), scale);
  }
}
