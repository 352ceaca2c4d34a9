package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;

/** A linear map with frozen weights, {@code x W^T + b}, {@code [..., in] -> [..., out]}. */
@FunctionalInterface
interface Dense {

  NDArray apply(NDArray x);

  /**
   * A map whose output is of the weights' precision; added to float32 it becomes float32 again.
   *
   * @param weight {@code [out, in]} float32
   * @param bias {@code [out]} float32
   */
  static Dense of(NDArray weight, NDArray bias, Precision precision) {
    return switch (precision) {
      case FP32 -> x -> Linear.linear(x, weight, bias).singletonOrThrow();
      case BF16 -> {
        NDArray narrowWeight = narrow(weight);
        NDArray narrowBias = narrow(bias);
        yield x ->
            Linear.linear(Script.BFLOAT16.apply(x), narrowWeight, narrowBias).singletonOrThrow();
      }
    };
  }

  /** The same with float32 output, whatever it is multiplied in. */
  static Dense wide(NDArray weight, NDArray bias, Precision precision) {
    return switch (precision) {
      case FP32 -> of(weight, bias, precision);
      case BF16 -> {
        NDArray narrow = narrow(weight);
        // The sum is as wide as the bias. DJL's own conversion has no derivative.
        yield x ->
            Linear.linear(Script.BFLOAT16.apply(x), narrow, null).singletonOrThrow().add(bias);
      }
    };
  }

  /** Rounds a weight to bfloat16; the float32 one is not needed any more. */
  private static NDArray narrow(NDArray weight) {
    NDArray narrow = Script.BFLOAT16.apply(weight);
    narrow.attach(weight.getManager());
    weight.close();
    return narrow;
  }
}
