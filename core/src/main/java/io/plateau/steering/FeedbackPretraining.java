package io.plateau.steering;

import io.plateau.adapter.DistributedSum;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.TokenShape;
import java.io.Serializable;

/**
 * The sums that feedback is solved from, over images that lie anywhere.
 *
 * @param models how a part comes by the model
 * @param shape of the tower
 */
public record FeedbackPretraining(Models models, TokenShape shape) implements Serializable {

  /** Gives the model where a part is computed. */
  @FunctionalInterface
  public interface Models extends Serializable {

    /** The model; whoever gives it closes it. */
    FrozenClip clip();
  }

  /**
   * Sums over all parts, in their order. A part gives two matrices of float64 a late layer, 113 MB
   * for all of ViT-B's, so that there should be no more parts than machines.
   *
   * @param images rows of {@link TokenRows}
   */
  public FeedbackMoments sum(DistributedSum images) {
    // The fields alone cross to where the parts are.
    Models source = models;
    TokenShape tower = shape;
    return FeedbackMoments.sum(images.map(part -> FeedbackMoments.of(source.clip(), tower, part)));
  }
}
