package io.plateau.prompt;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Loss;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;
import io.plateau.sharpness.Pullback;
import io.plateau.tensor.HostTensor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Losses of text features at one point; the features are made when they are first needed. */
final class FeaturePoint implements Point {

  private final PromptLosses losses;
  private final Batch batch;
  private final Supplier<Pullback> encode;
  private @Nullable Pullback features;
  private @Nullable HostTensor texts;
  private @Nullable Loss loss;

  FeaturePoint(PromptLosses losses, Batch batch, Supplier<Pullback> encode) {
    this.losses = losses;
    this.batch = batch;
    this.encode = encode;
  }

  @Override
  public Loss loss() {
    if (loss == null) {
      loss = losses.training().of(texts(), batch);
    }
    return loss;
  }

  @Override
  public Loss divergence() {
    return losses.divergence().of(texts(), batch);
  }

  @Override
  public Parameters pull(HostTensor derivative) {
    try (Pullback once = features()) {
      features = null;
      return once.pull(derivative);
    }
  }

  private HostTensor texts() {
    if (texts == null) {
      texts = features().output();
    }
    return texts;
  }

  private Pullback features() {
    if (features == null) {
      features = encode.get();
    }
    return features;
  }

  @Override
  public void close() {
    if (features != null) {
      features.close();
      features = null;
    }
  }
}
