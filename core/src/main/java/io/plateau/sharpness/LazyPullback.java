package io.plateau.sharpness;

import io.plateau.tensor.HostTensor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A function that is evaluated when first asked for. Its value stays; its graph is used up by a
 * product, and made again for another one.
 */
public final class LazyPullback implements Pullback {

  private final Supplier<Pullback> evaluate;
  private @Nullable Pullback evaluated;
  private @Nullable HostTensor output;

  public LazyPullback(Supplier<Pullback> evaluate) {
    this.evaluate = evaluate;
  }

  @Override
  public HostTensor output() {
    if (output == null) {
      output = evaluated().output();
    }
    return output;
  }

  @Override
  public Parameters pull(HostTensor cotangent) {
    try (Pullback once = evaluated()) {
      evaluated = null;
      return once.pull(cotangent);
    }
  }

  private Pullback evaluated() {
    if (evaluated == null) {
      evaluated = evaluate.get();
    }
    return evaluated;
  }

  @Override
  public void close() {
    if (evaluated != null) {
      evaluated.close();
      evaluated = null;
    }
  }
}
