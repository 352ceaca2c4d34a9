package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import io.plateau.tensor.HostTensor;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * CoCoOp's net from an image's feature to what is added to every context vector: {@code dim ->
 * dim/16 -> width} with a ReLU between.
 *
 * <p>Source: Zhou et al., Conditional Prompt Learning for Vision-Language Models, CVPR 2022. The
 * tensors have the names of the authors' release.
 */
final class MetaNet {

  /** {@code [hidden, dim]}. */
  static final String WEIGHT_1 = "meta_net.linear1.weight";

  /** {@code [hidden]}. */
  static final String BIAS_1 = "meta_net.linear1.bias";

  /** {@code [width, hidden]}. */
  static final String WEIGHT_2 = "meta_net.linear2.weight";

  /** {@code [width]}. */
  static final String BIAS_2 = "meta_net.linear2.bias";

  private static final int REDUCTION = 16;

  private MetaNet() {}

  /**
   * A net as PyTorch's {@code nn.Linear} starts it: weights and biases uniform in {@code
   * [-1/sqrt(n), 1/sqrt(n)]}, n the layer's inputs. The distribution is PyTorch's, the numbers are
   * not.
   *
   * @param dim length of an image feature
   * @param width length of a context vector
   */
  static SortedMap<String, HostTensor> initial(int dim, int width, long seed) {
    int hidden = Math.max(1, dim / REDUCTION);
    SplittableRandom random = new SplittableRandom(seed);
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    tensors.put(WEIGHT_1, uniform(dim, random, hidden, dim));
    tensors.put(BIAS_1, uniform(dim, random, hidden));
    tensors.put(WEIGHT_2, uniform(hidden, random, width, hidden));
    tensors.put(BIAS_2, uniform(hidden, random, width));
    return tensors;
  }

  private static HostTensor uniform(int inputs, SplittableRandom random, long... shape) {
    double bound = 1 / Math.sqrt(inputs);
    float[] values = new float[Math.toIntExact(HostTensor.elements(shape))];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-bound, bound);
    }
    return new HostTensor(shape, values);
  }

  /**
   * Applies the net.
   *
   * @param v the four tensors, by name
   * @param images {@code [rows, dim]}, normalised
   * @return {@code [rows, width]}
   */
  static NDArray apply(Map<String, NDArray> v, NDArray images) {
    NDArray hidden = Activation.relu(linear(images, v.get(WEIGHT_1), v.get(BIAS_1)));
    return linear(hidden, v.get(WEIGHT_2), v.get(BIAS_2));
  }

  private static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
    return Linear.linear(x, weight, bias).singletonOrThrow();
  }
}
