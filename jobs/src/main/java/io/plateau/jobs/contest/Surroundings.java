package io.plateau.jobs.contest;

import io.plateau.evaluation.Direction;
import io.plateau.evaluation.LandscapeSlice;
import io.plateau.evaluation.LossLandscape;
import io.plateau.evaluation.Sharpness;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The loss of some rows around a learned prompt.
 *
 * @param objective of the rows' classes
 * @param learned what was learned
 * @param rows whose mean loss it is
 */
record Surroundings(Objective objective, Parameters learned, Batch rows) {

  private static final int DIRECTIONS = 10;
  private static final double SLICE_RADIUS = 1;
  private static final int SLICE_POINTS = 21;

  /** The same directions for whoever has as many parameters, so that methods compare. */
  private static final long SEED = 1;

  /** How much the loss rises at a distance. */
  Sharpness sharpness(double rho) {
    Gradient gradient = objective.gradient(learned, rows);
    return Sharpness.measure(
        this::loss, flat(learned), flat(gradient.values()), rho, DIRECTIONS, SEED);
  }

  /**
   * The loss along a random direction, scaled token by token to the prompt.
   *
   * @param tokenLength length of one learned vector
   */
  LandscapeSlice slice(int tokenLength) {
    float[] origin = flat(learned);
    Direction direction =
        Direction.randomUnit(origin.length, new Random(SEED)).normalisedByRows(origin, tokenLength);
    return new LossLandscape(this::loss, origin).slice(direction, SLICE_RADIUS, SLICE_POINTS);
  }

  private double loss(float[] values) {
    try (Point point = objective.at(like(learned, values), rows)) {
      return point.loss().value();
    }
  }

  /** All tensors as one vector, in the order of their names. */
  private static float[] flat(Parameters parameters) {
    float[] flat = new float[0];
    for (HostTensor tensor : parameters.tensors().values()) {
      int end = flat.length;
      flat = Arrays.copyOf(flat, end + tensor.values().length);
      System.arraycopy(tensor.values(), 0, flat, end, tensor.values().length);
    }
    return flat;
  }

  private static Parameters like(Parameters shape, float[] flat) {
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    int from = 0;
    for (Map.Entry<String, HostTensor> tensor : shape.tensors().entrySet()) {
      int to = from + tensor.getValue().values().length;
      tensors.put(
          tensor.getKey(),
          new HostTensor(tensor.getValue().shape(), Arrays.copyOfRange(flat, from, to)));
      from = to;
    }
    return new Parameters(tensors);
  }
}
