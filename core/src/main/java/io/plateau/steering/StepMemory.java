package io.plateau.steering;

import io.plateau.clip.ClipConfig;
import io.plateau.clip.TransformerConfig;
import java.io.Serializable;

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
public record StepMemory(long activations, long working, long heap) implements Serializable {

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
    long square = late * width * width;
    long matrices =
        switch (shape.method()) {
          // Three products a layer and their gradients.
          case TOAST -> 6 * square;
          // The same; A_l and B_l, what they are with their updates, and gradients of that.
          case TOAST_LITE -> 12 * square;
        };
    long inFlight = rows * (8 * width + 2 * weights);
    long tokens = (long) images * (clip.projection() + 2L * shape.tokens().tokens() * width);
    return new StepMemory(
        Float.BYTES * (layers + selection),
        Float.BYTES * (2 * shape.size() + matrices + 2 * tokens + inFlight),
        Float.BYTES * (tokens + VECTORS * shape.size()));
  }

  /**
   * Memory that a run may use.
   *
   * @param name as messages call it
   * @param bytes how much of it there is
   * @param setting what to raise for more
   */
  public record Room(String name, long bytes, String setting) {}

  /** Bytes on the device, without the model. */
  public long device() {
    return activations + working;
  }

  /**
   * Checks that a device has room for a step.
   *
   * @throws IllegalArgumentException when it has not
   */
  public void requireDevice(Room room) {
    require(room, device());
  }

  /**
   * Checks that the heap has room for a step and the images.
   *
   * @param images in the table
   * @throws IllegalArgumentException when it has not
   */
  public void requireHeap(SteeringShape shape, long images, Room room) {
    long table = images * shape.tokens().bytesPerImage();
    if (heap + table > room.bytes()) {
      throw new IllegalArgumentException(
          "Cannot train here: %d images take %d MB of %s and a step about %d MB, and there are %d MB. Raise %s, or learn from fewer shots or views."
              .formatted(
                  images,
                  table >> 20,
                  room.name(),
                  heap >> 20,
                  room.bytes() >> 20,
                  room.setting()));
    }
  }

  private static void require(Room room, long needed) {
    if (needed > room.bytes()) {
      throw new IllegalArgumentException(
          "Cannot train here: a step needs about %d MB of %s, and there are %d MB. Raise %s, lower batch-size, or prepare tokens of fewer late layers."
              .formatted(needed >> 20, room.name(), room.bytes() >> 20, room.setting()));
    }
  }
}
