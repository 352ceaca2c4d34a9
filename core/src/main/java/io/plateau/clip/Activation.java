package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The feed-forward nonlinearity, under the names of {@code hidden_act} in config.json. */
public enum Activation {
  /** {@code x * sigmoid(1.702 x)}, as OpenAI's models have it. */
  QUICK_GELU {
    @Override
    NDArray apply(NDArray x) {
      return x.mul(ai.djl.nn.Activation.sigmoid(Scaling.times(x, 1.702f)));
    }
  },
  /** {@code x * Phi(x)} with the exact error function, as OpenCLIP's models have it. */
  GELU {
    @Override
    NDArray apply(NDArray x) {
      return ai.djl.nn.Activation.gelu(x);
    }
  };

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
