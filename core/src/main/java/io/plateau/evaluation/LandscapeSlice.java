package io.plateau.evaluation;

/**
 * Losses along a direction.
 *
 * @param offsets distances from the learned parameters, rising, in lengths of the direction
 * @param losses the loss at each offset
 */
public record LandscapeSlice(double[] offsets, double[] losses) {

  public LandscapeSlice {
    if (offsets.length != losses.length) {
      throw new IllegalArgumentException(
          "losses: %d (expected: %d, one per offset)".formatted(losses.length, offsets.length));
    }
  }
}
