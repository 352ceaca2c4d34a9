package io.plateau.synthesis;

import io.plateau.sharpness.Loss;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;
import io.plateau.sharpness.Pullback;
import io.plateau.tensor.HostTensor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A loss that reaches what is learned on more ways than through text features. Its output T is the
 * loss itself, so that r is 1.
 */
final class LossPoint implements Point {

  private static final HostTensor ONE = new HostTensor(new long[0], new float[] {1});

  private final Supplier<Pullback> evaluate;
  private @Nullable Pullback evaluated;
  private @Nullable Loss loss;

  LossPoint(Supplier<Pullback> evaluate) {
    this.evaluate = evaluate;
  }

  @Override
  public Loss loss() {
    if (loss == null) {
      loss = new Loss(evaluated().output().values()[0], ONE);
    }
    return loss;
  }

  @Override
  public Loss divergence() {
    throw new UnsupportedOperationException(
        "Cannot compare a generator with zero-shot predictions: it makes none. Use a rule that needs no divergence, such as erm.");
  }

  @Override
  public Parameters pull(HostTensor derivative) {
    try (Pullback once = evaluated()) {
      evaluated = null;
      return once.pull(derivative);
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
