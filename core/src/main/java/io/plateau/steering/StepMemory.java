package io.plateau.steering;

import io.plateau.clip.ClipConfig;
import io.plateau.clip.TransformerConfig;

/**
 * An estimate of what a training step needs, to be refused before it starts where it does not fit.
 *
 * <p>Kept for the way back, for each token row of the late layers: the layer's input and what is
 * between attention and feed-forward (norms read them again), queries, keys and values, the row's
 * attention weights, and the input of the nonlinearity. Frozen linear maps keep nothing. In the
 * last layer the feed-forward network runs for class tokens alone.
 *
 * @param activations bytes on the device that are kept for the way back
 * @param working bytes on the device beside them: parameters, their gradients and products, the
 *     rows themselves, and what one layer's way back has in flight
 * @param heap bytes on the heap: the batch in float32, the parameters and what update rules and
 *     optimiser keep of their size
 */
public record StepMemory(long activations, long working, long heap) {

  /** Vectors of the parameters' size: v, two gradients, their means, momentum, new v, its parts. */
  private static final int VECTORS = 8;

  /**
   * The estimate.
   *
   * @param images of a step that one worker computes
   */
  public static StepMemory of(ClipConfig clip, SteeringShape shape, int images) {
    TransformerConfig tower = clip.vision().transformer();
    long width = tower.width();
    long late = shape.tokens().lateLayers();
    long rows = (long) images * shape.tokens().tokens();
    long weights = (long) tower.heads() * shape.tokens().tokens();
    long attention = 5 * width + weights;
    long layers =
        rows * (late * attention + (late - 1) * tower.feedForward())
            + (long) images * tower.feedForward();
    long selection = 4 * rows * width;
    long products = 3 * late * width * width;
    long inFlight = rows * (8 * width + 2 * weights);
    long tokens = (long) images * (clip.projection() + 2L * shape.tokens().tokens() * width);
    return new StepMemory(
        Float.BYTES * (layers + selection),
        Float.BYTES * (2 * shape.size() + 2 * products + 2 * tokens + inFlight),
        Float.BYTES * (tokens + VECTORS * shape.size()));
  }

  /** Bytes on the device, without the model. */
  public long device() {
    return activations + working;
  }

  /**
   * Checks that a device has room for a step.
   *
   * @param free bytes
   * @throws IllegalArgumentException when it has not
   */
  public void requireDevice(long free) {
    require("the device", device(), free);
  }

  /**
   * Checks that the heap has room for a step and the images.
   *
   * @param images in the table
   * @param free bytes
   * @throws IllegalArgumentException when it has not
   */
  public void requireHeap(SteeringShape shape, long images, long free) {
    require("the heap", heap + images * shape.tokens().bytesPerImage(), free);
  }

  private static void require(String where, long needed, long free) {
    if (needed > free) {
      throw new IllegalArgumentException(
          "Cannot train here: a step needs about %d MB of %s, and %d MB are free. Lower batch-size, prepare tokens of fewer late layers, or give it more memory."
              .formatted(needed >> 20, where, free >> 20));
    }
  }
}
