package io.plateau.synthesis;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import io.plateau.clip.Scaling;
import java.util.Map;

/**
 * What is learned of SHIP's variational auto-encoder: from a feature to a posterior of z, and from
 * z to a shift of the prompt's learned vectors. The frozen text tower makes the feature of the
 * prompt.
 */
final class FeatureVae {

  /** {@code [context length, width]}: the vectors that all prompts share. */
  static final String CONTEXT = "context";

  static final String ENCODER_HIDDEN = "encoder.hidden";
  static final String ENCODER_MEAN = "encoder.mean";
  static final String ENCODER_LOG_VARIANCE = "encoder.log_var";
  static final String GENERATOR_HIDDEN = "generator.hidden";
  static final String GENERATOR_SHIFT = "generator.shift";

  /** {@code [out, in]}. */
  static final String WEIGHT = ".weight";

  /** {@code [out]}. */
  static final String BIAS = ".bias";

  private FeatureVae() {}

  /**
   * A normal distribution of z for every row, with independent dimensions.
   *
   * @param mean {@code [rows, latent]}
   * @param logVariance {@code [rows, latent]}
   */
  record Posterior(NDArray mean, NDArray logVariance) {

    /**
     * {@code z = mean + exp(logVariance / 2) noise}.
     *
     * @param noise {@code [rows, latent]}, standard normal
     */
    NDArray sample(NDArray noise) {
      return mean.add(Scaling.times(logVariance, 0.5f).exp().mul(noise));
    }

    /**
     * {@code KL(N(mean, exp(logVariance)) || N(0, I)) = 1/2 sum(mean^2 + exp(logVariance) - 1 -
     * logVariance)}, in nats.
     *
     * @return {@code [rows]}
     */
    NDArray divergence() {
      NDArray terms = mean.mul(mean).add(logVariance.exp()).sub(1).sub(logVariance);
      return Scaling.times(terms.sum(new int[] {1}), 0.5f);
    }
  }

  /**
   * The posterior of features. The class has no part in it.
   *
   * @param v the learned tensors, by name
   * @param x {@code [rows, feature]}, normalised
   */
  static Posterior encode(Map<String, NDArray> v, NDArray x) {
    NDArray hidden = Activation.relu(linear(v, ENCODER_HIDDEN, x));
    return new Posterior(linear(v, ENCODER_MEAN, hidden), linear(v, ENCODER_LOG_VARIANCE, hidden));
  }

  /**
   * The learned vectors of every row's prompt, {@code p_l + r(z_i)}.
   *
   * @param z {@code [rows, latent]}
   * @return {@code [rows x context length, width]}
   */
  static NDArray context(Map<String, NDArray> v, NDArray z) {
    NDArray hidden = Activation.relu(linear(v, GENERATOR_HIDDEN, z));
    NDArray shift = linear(v, GENERATOR_SHIFT, hidden);
    NDArray shared = v.get(CONTEXT);
    return shared.expandDims(0).add(shift.expandDims(1)).reshape(-1, shared.getShape().get(1));
  }

  private static NDArray linear(Map<String, NDArray> v, String name, NDArray x) {
    return Linear.linear(x, v.get(name + WEIGHT), v.get(name + BIAS)).singletonOrThrow();
  }
}
