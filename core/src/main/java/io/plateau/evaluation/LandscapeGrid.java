package io.plateau.evaluation;

/**
 * Losses over the plane of two directions.
 *
 * @param offsets distances from the learned parameters along both, rising
 * @param losses {@code losses[i][j]} at {@code offsets[i]} along the first and {@code offsets[j]}
 *     along the second direction
 */
public record LandscapeGrid(double[] offsets, double[][] losses) {

  public LandscapeGrid {
    for (double[] row : losses) {
      if (row.length != offsets.length || losses.length != offsets.length) {
        throw new IllegalArgumentException(
            "losses: %d x %d (expected: %d squared)"
                .formatted(losses.length, row.length, offsets.length));
      }
    }
  }
}
