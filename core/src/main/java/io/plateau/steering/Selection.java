package io.plateau.steering;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.plateau.tensor.HostTensor;
import io.plateau.training.TrainingException;

/**
 * Which tokens are fed back: {@code m = clamp(cos(X_n, xi), 0, 1)}, token by token.
 *
 * @param tokens that were looked at
 * @param selected those of them whose m is above 0
 * @param mean of m over all of them
 */
public record Selection(long tokens, long selected, double mean) {

  /** The share of tokens that are fed back, in [0, 1]. */
  public double share() {
    return (double) selected / tokens;
  }

  /**
   * What xi selects of some images.
   *
   * @param xi {@code [width]}
   */
  public static Selection of(HostTensor xi, TokenTable images) {
    float[] direction = xi.values();
    int width = direction.length;
    double length = Math.sqrt(dot(direction, direction, 0));
    long tokens = 0;
    long selected = 0;
    double sum = 0;
    for (int image = 0; image < images.rows(); image++) {
      float[] x = images.images().get(image).widenedLast();
      for (int from = 0; from < x.length; from += width) {
        double cosine = dot(direction, x, from) / (length * norm(x, from, width));
        tokens++;
        if (cosine > 0) {
          selected++;
          sum += Math.min(1, cosine);
        }
      }
    }
    return new Selection(tokens, selected, sum / tokens);
  }

  /**
   * A task embedding that selects something: the mean of normalised tokens. Noise can be at an
   * obtuse angle to every token, and then no gradient ever moves it.
   *
   * @return {@code [width]}, of norm 1: m depends on its direction alone, and so a step of given
   *     length turns it by as much whatever the tokens
   */
  public static HostTensor start(TokenTable images) {
    return start(sum(images));
  }

  /**
   * The sum of the normalised tokens of some images, of which those of other images are added.
   *
   * @return {@code width} values
   */
  public static double[] sum(TokenTable images) {
    int width = images.shape().width();
    double[] sum = new double[width];
    for (int image = 0; image < images.rows(); image++) {
      float[] x = images.images().get(image).widenedLast();
      for (int from = 0; from < x.length; from += width) {
        double norm = norm(x, from, width);
        for (int i = 0; i < width; i++) {
          sum[i] += x[from + i] / norm;
        }
      }
    }
    return sum;
  }

  /**
   * The same of sums that were added.
   *
   * @param sum of normalised tokens, {@code width} values
   */
  public static HostTensor start(double[] sum) {
    double norm = 0;
    for (double value : sum) {
      norm += value * value;
    }
    if (!(norm > 0)) {
      throw new IllegalArgumentException(
          "Cannot start xi from the mean of normalised tokens: its norm is %s. Check the feature set's tokens."
              .formatted(Math.sqrt(norm)));
    }
    HostTensor xi = HostTensor.zeros(sum.length);
    for (int i = 0; i < sum.length; i++) {
      xi.values()[i] = (float) (sum[i] / Math.sqrt(norm));
    }
    return xi;
  }

  /**
   * Checks that something is selected.
   *
   * @throws TrainingException when nothing is
   */
  public void requireSomething() {
    if (selected == 0) {
      throw new TrainingException(
          """
          Cannot go on training: xi selects none of %d tokens, so that nothing is fed back and no gradient \
          reaches the feedback. Lower lr, and start again with xi from the mean of the tokens."""
              .formatted(tokens));
    }
  }

  /**
   * The tokens that are fed back, {@code m X}. The bound at 1 is left to the cosine itself.
   *
   * @param xi {@code [width]}
   * @param x {@code [batch, tokens, width]}
   * @return of the shape of x; differentiable in xi
   */
  static NDArray apply(NDArray xi, NDArray x) {
    return x.mul(Activation.relu(cosine(xi, x)));
  }

  /**
   * How much like xi tokens are.
   *
   * @param xi {@code [width]}
   * @param x {@code [batch, tokens, width]}
   * @return {@code [batch, tokens, 1]}, in [-1, 1]
   */
  static NDArray cosine(NDArray xi, NDArray x) {
    return x.normalize(2, 2).matMul(xi.normalize(2, 0).expandDims(1));
  }

  private static double dot(float[] a, float[] b, int from) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[from + i];
    }
    return sum;
  }

  private static double norm(float[] x, int from, int width) {
    double squares = 0;
    for (int i = from; i < from + width; i++) {
      squares += (double) x[i] * x[i];
    }
    return Math.sqrt(squares);
  }
}
