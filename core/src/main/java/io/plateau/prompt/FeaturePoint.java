package io.plateau.prompt;

import io.plateau.feature.Batch;
import io.plateau.sharpness.LazyPullback;
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
  private final LazyPullback features;
  private @Nullable Loss loss;

  FeaturePoint(PromptLosses losses, Batch batch, Supplier<Pullback> encode) {
    this.losses = losses;
    this.batch = batch;
    this.features = new LazyPullback(encode);
  }

  @Override
  public Loss loss() {
    if (loss == null) {
      loss = losses.training().of(features.output(), batch);
    }
    return loss;
  }

  @Override
  public Loss divergence() {
    return losses.divergence().of(features.output(), batch);
  }

  @Override
  public Parameters pull(HostTensor derivative) {
    return features.pull(derivative);
  }

  @Override
  public void close() {
    features.close();
  }
}
