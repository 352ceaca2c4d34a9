package io.plateau.pretrain;

import io.plateau.tensor.HostTensor;

/**
 * A tensor to learn.
 *
 * @param name its name in transformers' CLIPModel
 * @param shape sizes of its axes; empty for a scalar
 * @param mean of its initial values
 * @param deviation standard deviation of its initial values, 0 where all are the mean
 */
record Parameter(String name, long[] shape, double mean, double deviation) {

  static Parameter normal(String name, double deviation, long... shape) {
    return new Parameter(name, shape, 0, deviation);
  }

  static Parameter constant(String name, double value, long... shape) {
    return new Parameter(name, shape, value, 0);
  }

  int elements() {
    return Math.toIntExact(HostTensor.elements(shape));
  }

  /** Weight decay is for matrices: not for biases, gains, the class token or the scale. */
  boolean decays() {
    return shape.length > 1;
  }
}
