package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The feed-forward nonlinearity, under the names of {@code hidden_act} in config.json. */
public enum Activation {
  /** {@code x * sigmoid(1.702 x)}, as OpenAI's models have it. */
  QUICK_GELU(1.702f) {
    @Override
    NDArray apply(NDArray x) {
      return Script.SILU.apply(x);
    }
  },
  /** {@code x * Phi(x)} with the exact error function, as OpenCLIP's models have it. */
  GELU(1) {
    @Override
    NDArray apply(NDArray x) {
      return ai.djl.nn.Activation.gelu(x);
    }
  };

  private final float slope;

  Activation(float slope) {
    this.slope = slope;
  }

  /** A factor that the weights around the nonlinearity take over from it. */
  float slope() {
    return slope;
  }

  /** Slope times the activation of x over the slope. */
  abstract NDArray apply(NDArray x);

  static Activation named(String name) {
    for (Activation activation : values()) {
      if (activation.toString().equals(name)) {
        return activation;
      }
    }
    throw new IllegalArgumentException(
        "hidden_act: %s (expected: one of %s)"
            .formatted(
                name,
                Arrays.stream(values()).map(Activation::toString).collect(Collectors.toList())));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
