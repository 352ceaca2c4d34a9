package io.plateau.pretrain;

import ai.djl.ndarray.NDArray;
import io.plateau.clip.Scaling;

/** CLIP's symmetric cross-entropy (Radford et al., 2021, figure 3). */
final class ContrastiveLoss {

  private ContrastiveLoss() {}

  /**
   * The mean over rows and columns of {@code -log softmax} at the matching pairs.
   *
   * @param images {@code [batch, width]}, not normalised
   * @param texts {@code [batch, width]}, not normalised; row i belongs to image i
   * @param logitScale scalar, the logarithm of what cosines are multiplied with
   * @return scalar, in nats
   */
  static NDArray of(NDArray images, NDArray texts, NDArray logitScale) {
    NDArray cosines = normalized(images).matMul(normalized(texts).transpose());
    NDArray logits = cosines.mul(logitScale.exp());
    long batch = images.getShape().get(0);
    NDArray pairs = images.getManager().eye((int) batch);
    NDArray right = logits.logSoftmax(1).add(logits.logSoftmax(0)).mul(pairs);
    return Scaling.times(right.sum(), -1f / (2 * batch));
  }

  private static NDArray normalized(NDArray rows) {
    return rows.div(rows.square().sum(new int[] {1}, true).sqrt());
  }
}
