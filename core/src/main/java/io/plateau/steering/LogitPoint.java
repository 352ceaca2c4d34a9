package io.plateau.steering;

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

  private final Supplier<Pullback> evaluate;
  private final Function<HostTensor, Loss> training;
  private final Function<HostTensor, Loss> divergence;
  private @Nullable Pullback evaluated;
  private @Nullable HostTensor logits;
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
    this.evaluate = evaluate;
    this.training = training;
    this.divergence = divergence;
  }

  @Override
  public Loss loss() {
    if (loss == null) {
      loss = training.apply(logits());
    }
    return loss;
  }

  @Override
  public Loss divergence() {
    return divergence.apply(logits());
  }

  @Override
  public Parameters pull(HostTensor derivative) {
    try (Pullback once = evaluated()) {
      evaluated = null;
      return once.pull(derivative);
    }
  }

  private HostTensor logits() {
    if (logits == null) {
      logits = evaluated().output();
    }
    return logits;
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
