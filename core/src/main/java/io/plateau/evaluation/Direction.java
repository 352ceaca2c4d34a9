package io.plateau.evaluation;

import java.util.Random;

/**
 * A direction in parameter space that losses are compared along.
 *
 * @param values one value per parameter, not all zero
 */
public record Direction(float[] values) {

  public Direction {
    double norm = norm(values, 0, values.length);
    if (!(norm > 0) || !Double.isFinite(norm)) {
      throw new IllegalArgumentException(
          "values: norm " + norm + " (expected: finite and > 0, to have a direction)");
    }
  }

  /** The direction of a vector, with L2 norm 1. */
  public static Direction unit(float[] vector) {
    float[] values = vector.clone();
    scale(values, 0, values.length, 1 / norm(new Direction(vector).values, 0, values.length));
    return new Direction(values);
  }

  /** The next direction of a stream of Gaussian ones: uniform on the unit sphere. */
  public static Direction randomUnit(int size, Random stream) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) stream.nextGaussian();
    }
    return unit(values);
  }

  /**
   * This direction with every row scaled to the norm of the same row of the parameters, so that
   * slices of differently scaled parameters compare: filter normalisation (Li et al. 2018,
   * "Visualizing the loss landscape of neural nets") with one context token as the filter.
   *
   * @param parameters {@code rows x rowLength}
   * @param rowLength length of one token vector
   */
  public Direction normalisedByRows(float[] parameters, int rowLength) {
    if (parameters.length != values.length || values.length % rowLength != 0) {
      throw new IllegalArgumentException(
          "parameters: %d in rows of %d (expected: %d in whole rows, as the direction has)"
              .formatted(parameters.length, rowLength, values.length));
    }
    float[] scaled = values.clone();
    for (int start = 0; start < scaled.length; start += rowLength) {
      double norm = norm(scaled, start, start + rowLength);
      double target = norm(parameters, start, start + rowLength);
      scale(scaled, start, start + rowLength, norm == 0 ? 0 : target / norm);
    }
    return new Direction(scaled);
  }

  /** {@code origin + distance x direction}. */
  float[] from(float[] origin, double distance) {
    if (origin.length != values.length) {
      throw new IllegalArgumentException(
          "origin: %d values (expected: %d, as the direction has)"
              .formatted(origin.length, values.length));
    }
    float[] moved = new float[origin.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (float) (origin[i] + distance * values[i]);
    }
    return moved;
  }

  private static void scale(float[] values, int from, int to, double factor) {
    for (int i = from; i < to; i++) {
      values[i] = (float) (values[i] * factor);
    }
  }

  private static double norm(float[] values, int from, int to) {
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (double) values[i] * values[i];
    }
    return Math.sqrt(squares);
  }
}
