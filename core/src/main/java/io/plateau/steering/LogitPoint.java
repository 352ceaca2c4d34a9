package io.plateau.steering;

import io.plateau.sharpness.LazyPullback;
import io.plateau.sharpness.Loss;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;
import io.plateau.sharpness.Pullback;
import io.plateau.tensor.HostTensor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Losses of the steered model's logits, which are its outputs T. */
final class LogitPoint implements Point {

  private final LazyPullback logits;
  private final Function<HostTensor, Loss> training;
  private final Function<HostTensor, Loss> divergence;
  private @Nullable Loss loss;

  /**
   * A point.
   *
   * @param evaluate makes the logits, {@code [rows, classes]}
   * @param training the loss of logits
   * @param divergence of their predictions from those of the zero-shot model
   */
  LogitPoint(
      Supplier<Pullback> evaluate,
      Function<HostTensor, Loss> training,
      Function<HostTensor, Loss> divergence) {
    logits = new LazyPullback(evaluate);
    this.training = training;
    this.divergence = divergence;
  }

  @Override
  public Loss loss() {
    if (loss == null) {
      loss = training.apply(logits.output());
    }
    return loss;
  }

  @Override
  public Loss divergence() {
    return divergence.apply(logits.output());
  }

  @Override
  public Parameters pull(HostTensor derivative) {
    return logits.pull(derivative);
  }

  @Override
  public void close() {
    logits.close();
  }
}
