package io.plateau.steering;

import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Where training starts: nothing is fed back yet, and a gradient reaches what feeds back. */
final class SteeringStart {

  private SteeringStart() {}

  /**
   * The first parameters. Updates of low rank start as {@code nn.Linear} does and from zero, so
   * that A_l and B_l are those of the feedback; P is the identity, a linear head zero.
   *
   * @param xi {@code [width]}, such as {@link Selection#start} makes
   * @param feedback that is started from
   * @param seed of the updates' first factors
   */
  static Parameters of(SteeringShape shape, HostTensor xi, Feedback feedback, long seed) {
    feedback.requireFits(shape);
    int width = shape.tokens().width();
    SortedMap<String, HostTensor> start = new TreeMap<>();
    for (Map.Entry<String, long[]> named : shape.tensors().entrySet()) {
      start.put(named.getKey(), HostTensor.zeros(named.getValue()));
    }
    start.put(SteeringShape.XI, xi);
    start.computeIfPresent(SteeringShape.P, (name, zero) -> Feedback.identity(width));
    SplittableRandom random = new SplittableRandom(seed);
    for (String name : shape.matrixNames()) {
      start.computeIfPresent(name, (matrix, zero) -> feedback.matrix(matrix, width));
      start.computeIfPresent(
          name + SteeringShape.DOWN, (factor, zero) -> uniform(zero, random.split()));
    }
    Parameters parameters = new Parameters(start);
    shape.requireFits(parameters);
    return parameters;
  }

  /** Uniform within one over the root of the inputs. */
  private static HostTensor uniform(HostTensor like, SplittableRandom random) {
    double bound = 1 / Math.sqrt((double) like.shape()[1]);
    HostTensor values = HostTensor.zeros(like.shape());
    for (int i = 0; i < values.values().length; i++) {
      values.values()[i] = (float) random.nextDouble(-bound, bound);
    }
    return values;
  }
}
