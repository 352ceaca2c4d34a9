package io.plateau.evaluation;

import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The loss around learned parameters, along one direction or over the plane of two. */
public final class LossLandscape {

  private final ToDoubleFunction<float[]> loss;
  private final float[] origin;

  /**
   * A landscape around a point.
   *
   * @param loss loss of a flat parameter vector
   * @param origin the learned parameters
   */
  public LossLandscape(ToDoubleFunction<float[]> loss, float[] origin) {
    this.loss = loss;
    this.origin = origin.clone();
  }

  /**
   * The losses at {@code origin + t x direction}, for {@code t} in equal steps over [-radius,
   * radius].
   *
   * @param points odd, so that the origin is one of them, and at least 3
   * @throws IllegalStateException if a loss is not finite
   */
  public LandscapeSlice slice(Direction direction, double radius, int points) {
    double[] offsets = offsets(radius, points);
    double[] losses = new double[points];
    for (int i = 0; i < points; i++) {
      losses[i] = lossAt(direction.from(origin, offsets[i]));
    }
    return new LandscapeSlice(offsets, losses);
  }

  /**
   * The losses at {@code origin + s x first + t x second}, for both in equal steps over [-radius,
   * radius].
   *
   * @param points odd and at least 3
   * @throws IllegalStateException if a loss is not finite
   */
  public LandscapeGrid grid(Direction first, Direction second, double radius, int points) {
    double[] offsets = offsets(radius, points);
    double[][] losses = new double[points][points];
    for (int i = 0; i < points; i++) {
      float[] rowOrigin = first.from(origin, offsets[i]);
      for (int j = 0; j < points; j++) {
        losses[i][j] = lossAt(second.from(rowOrigin, offsets[j]));
      }
    }
    return new LandscapeGrid(offsets, losses);
  }

  /** The loss at some parameters, which must be finite. */
  double lossAt(float[] parameters) {
    double value = loss.applyAsDouble(parameters);
    if (!Double.isFinite(value)) {
      throw new IllegalStateException(
          "Cannot draw the loss landscape: the loss is %s at one of its points. Use a smaller radius."
              .formatted(value));
    }
    return value;
  }

  float[] origin() {
    return origin.clone();
  }

  private static double[] offsets(double radius, int points) {
    if (!(radius > 0) || !Double.isFinite(radius)) {
      throw new IllegalArgumentException("radius: " + radius + " (expected: finite and > 0)");
    }
    if (points < 3 || points % 2 == 0) {
      throw new IllegalArgumentException("points: " + points + " (expected: odd and >= 3)");
    }
    int half = points / 2;
    return IntStream.rangeClosed(-half, half).mapToDouble(i -> radius * i / half).toArray();
  }
}
