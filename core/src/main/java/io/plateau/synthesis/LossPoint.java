package io.plateau.synthesis;

import io.plateau.sharpness.LazyPullback;
import io.plateau.sharpness.Loss;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;
import io.plateau.sharpness.Pullback;
import io.plateau.tensor.HostTensor;
import java.util.function.Supplier;

/**
 * A loss that reaches what is learned on more ways than through text features. Its output T is the
 * loss itself, so that r is 1.
 */
final class LossPoint implements Point {

  private static final HostTensor ONE = new HostTensor(new long[0], new float[] {1});

  private final LazyPullback value;

  LossPoint(Supplier<Pullback> evaluate) {
    value = new LazyPullback(evaluate);
  }

  @Override
  public Loss loss() {
    return new Loss(value.output().values()[0], ONE);
  }

  @Override
  public Loss divergence() {
    throw new UnsupportedOperationException(
        "Cannot compare a generator with zero-shot predictions: it makes none. Use a rule that needs no divergence, such as erm.");
  }

  @Override
  public Parameters pull(HostTensor derivative) {
    return value.pull(derivative);
  }

  @Override
  public void close() {
    value.close();
  }
}
