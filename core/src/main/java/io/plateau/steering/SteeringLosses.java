package io.plateau.steering;

import io.plateau.sharpness.Loss;
import io.plateau.tensor.HostTensor;

/** Losses of logits and their derivatives in them, in double. */
final class SteeringLosses {

  private SteeringLosses() {}

  /**
   * The mean of {@code -ln p_label}; its derivative is {@code (p - one-hot) / rows}.
   *
   * @param logits {@code [rows, classes]}
   */
  static Loss crossEntropy(HostTensor logits, int[] labels) {
    int classes = Math.toIntExact(logits.shape()[1]);
    double[] truth = new double[logits.values().length];
    double[] logP = logSoftmax(logits.values(), classes);
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      truth[row * classes + labels[row]] = 1;
      sum -= logP[row * classes + labels[row]];
    }
    return loss(sum, logits, logP, truth);
  }

  /**
   * The mean of {@code KL(q || p)}, q the predictions of another classifier; its derivative is
   * {@code (p - q) / rows}.
   *
   * @param logits {@code [rows, classes]}
   * @param other logits of q, {@code rows x classes}
   */
  static Loss divergence(HostTensor logits, float[] other) {
    int classes = Math.toIntExact(logits.shape()[1]);
    double[] logP = logSoftmax(logits.values(), classes);
    double[] logQ = logSoftmax(other, classes);
    double[] q = new double[logQ.length];
    double sum = 0;
    for (int i = 0; i < q.length; i++) {
      q[i] = Math.exp(logQ[i]);
      sum += q[i] * (logQ[i] - logP[i]);
    }
    return loss(sum, logits, logP, q);
  }

  private static Loss loss(double sum, HostTensor logits, double[] logP, double[] target) {
    double rows = (double) logits.shape()[0];
    HostTensor derivative = HostTensor.zeros(logits.shape());
    for (int i = 0; i < target.length; i++) {
      derivative.values()[i] = (float) ((Math.exp(logP[i]) - target[i]) / rows);
    }
    return new Loss(sum / rows, derivative);
  }

  /** Row by row, shifted by the row's maximum. */
  private static double[] logSoftmax(float[] logits, int classes) {
    double[] logP = new double[logits.length];
    for (int from = 0; from < logits.length; from += classes) {
      double maximum = Double.NEGATIVE_INFINITY;
      for (int i = from; i < from + classes; i++) {
        maximum = Math.max(maximum, logits[i]);
      }
      double sum = 0;
      for (int i = from; i < from + classes; i++) {
        sum += Math.exp(logits[i] - maximum);
      }
      double shift = maximum + Math.log(sum);
      for (int i = from; i < from + classes; i++) {
        logP[i] = logits[i] - shift;
      }
    }
    return logP;
  }
}
