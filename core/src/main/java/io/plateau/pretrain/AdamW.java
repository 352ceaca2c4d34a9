package io.plateau.pretrain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019) on one flat array, in place:
 *
 * <pre>
 * m = beta1 m + (1 - beta1) g
 * v = beta2 v + (1 - beta2) g^2
 * w = w - lr (m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + eps) + decay w)
 * </pre>
 */
final class AdamW {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.98;
  private static final double EPSILON = 1e-6;
  private static final double WEIGHT_DECAY = 0.05;

  private final NDArray values;
  private final NDArray decay;
  private final NDArray mean;
  private final NDArray square;
  private int steps;

  /**
   * Starts with zero moments.
   *
   * @param values {@code [n]}, changed by every step
   * @param decayMask {@code [n]}, 1 where weight decay applies
   * @param manager owner of the moments
   */
  AdamW(NDArray values, NDArray decayMask, NDManager manager) {
    this.values = values;
    this.decay = decayMask.mul(WEIGHT_DECAY);
    decay.attach(manager);
    this.mean = manager.zeros(values.getShape());
    this.square = manager.zeros(values.getShape());
  }

  /** One step along {@code gradient}, {@code [n]}. */
  void step(NDArray gradient, double learningRate) {
    steps++;
    mean.muli(BETA1).addi(gradient.mul(1 - BETA1));
    square.muli(BETA2).addi(gradient.square().muli(1 - BETA2));
    NDArray root = square.div(1 - Math.pow(BETA2, steps)).sqrt().addi(EPSILON);
    NDArray update = mean.div(root).muli(1 / (1 - Math.pow(BETA1, steps)));
    values.subi(update.addi(values.mul(decay)).muli(learningRate));
  }
}
