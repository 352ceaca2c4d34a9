package io.plateau.sharpness;

import io.plateau.feature.Batch;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * A loss of two tensors in double precision, written out: {@code h = tanh(W v)}, {@code T = C h},
 * logits {@code 4 X T^T}, and the mean cross entropy over the rows of X. Small enough to take its
 * derivatives by hand and by differences, curved enough for rules to differ on it.
 */
public final class TwoLayers implements Objective {

  static final int CLASSES = 3;
  static final int WIDTH = 2;
  private static final int[] SIZES = {3, 2};
  private static final int LEARNED = SIZES[0] + SIZES[1];
  private static final int HIDDEN = 4;
  private static final double SCALE = 4;
  private static final double STEP = 1e-5;

  private final double[][] w = random(HIDDEN, LEARNED, 1);
  private final double[][] c = random(CLASSES * WIDTH, HIDDEN, 2);
  private final double[] zeroShot = random(1, CLASSES * WIDTH, 3)[0];

  private static double[][] random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return matrix;
  }

  /** Seven rows of three classes. */
  public static Batch batch() {
    int[] labels = {0, 1, 2, 0, 1, 0, 2};
    Random random = new Random(4);
    float[] features = new float[labels.length * WIDTH];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    return new Batch(features, labels, WIDTH);
  }

  /** Where runs start. */
  public static Parameters start() {
    return parameters(new double[] {0.3, -0.2, 0.1, 0.4, -0.1});
  }

  /** The learned tensors, one after the other. */
  static double[] plain(Parameters v) {
    double[] plain = new double[LEARNED];
    float[] a = v.get("a").values();
    float[] b = v.get("b").values();
    Arrays.setAll(plain, i -> i < SIZES[0] ? a[i] : b[i - SIZES[0]]);
    return plain;
  }

  private static Parameters parameters(double[] v) {
    return new Parameters(
        new TreeMap<>(
            Map.of(
                "a", tensor(Arrays.copyOfRange(v, 0, SIZES[0])),
                "b", tensor(Arrays.copyOfRange(v, SIZES[0], LEARNED)))));
  }

  private static HostTensor tensor(double[] values) {
    return Vectors.tensor(values);
  }

  private double[] hidden(double[] v) {
    return Arrays.stream(w).mapToDouble(row -> Math.tanh(dot(row, v))).toArray();
  }

  private double[] outputs(double[] v) {
    double[] h = hidden(v);
    return Arrays.stream(c).mapToDouble(row -> dot(row, h)).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] logProbabilities(double[] t, Batch batch, int row) {
    double[] z = new double[CLASSES];
    for (int k = 0; k < CLASSES; k++) {
      for (int i = 0; i < WIDTH; i++) {
        z[k] += SCALE * batch.features()[row * WIDTH + i] * t[k * WIDTH + i];
      }
    }
    double all = Math.log(Arrays.stream(z).map(Math::exp).sum());
    return Arrays.stream(z).map(zk -> zk - all).toArray();
  }

  private static double crossEntropy(double[] t, Batch batch) {
    double sum = 0;
    for (int row = 0; row < batch.rows(); row++) {
      sum -= logProbabilities(t, batch, row)[batch.labels()[row]];
    }
    return sum / batch.rows();
  }

  private double divergence(double[] t, Batch batch) {
    double sum = 0;
    for (int row = 0; row < batch.rows(); row++) {
      double[] logP = logProbabilities(t, batch, row);
      double[] logQ = logProbabilities(zeroShot, batch, row);
      for (int k = 0; k < CLASSES; k++) {
        sum += Math.exp(logQ[k]) * (logQ[k] - logP[k]);
      }
    }
    return sum / batch.rows();
  }

  /** {@code scale / rows (p - target)^T X}, the derivative of both losses. */
  private double[] derivative(double[] t, Batch batch, boolean ofDivergence) {
    double[] r = new double[CLASSES * WIDTH];
    for (int row = 0; row < batch.rows(); row++) {
      double[] logP = logProbabilities(t, batch, row);
      double[] logQ = logProbabilities(zeroShot, batch, row);
      for (int k = 0; k < CLASSES; k++) {
        double target = ofDivergence ? Math.exp(logQ[k]) : batch.labels()[row] == k ? 1 : 0;
        double slope = SCALE / batch.rows() * (Math.exp(logP[k]) - target);
        for (int i = 0; i < WIDTH; i++) {
          r[k * WIDTH + i] += slope * batch.features()[row * WIDTH + i];
        }
      }
    }
    return r;
  }

  /** {@code W^T diag(1 - h^2) C^T r}. */
  private double[] pull(double[] v, double[] r) {
    double[] h = hidden(v);
    double[] pulled = new double[LEARNED];
    for (int j = 0; j < HIDDEN; j++) {
      double slope = 0;
      for (int i = 0; i < r.length; i++) {
        slope += c[i][j] * r[i];
      }
      for (int i = 0; i < LEARNED; i++) {
        pulled[i] += w[j][i] * (1 - h[j] * h[j]) * slope;
      }
    }
    return pulled;
  }

  /** Derivatives as one works them out on paper. */
  Slopes byHand(Batch batch) {
    return new Slopes() {
      @Override
      public double[] gradient(double[] v) {
        return pull(v, r(v));
      }

      @Override
      public double[] divergence(double[] v) {
        return pull(v, derivative(outputs(v), batch, true));
      }

      @Override
      public double[] r(double[] v) {
        return derivative(outputs(v), batch, false);
      }

      @Override
      public double[] pull(double[] v, double[] r) {
        return TwoLayers.this.pull(v, r);
      }
    };
  }

  /** Derivatives as central differences of the values alone. */
  Slopes byDifferences(Batch batch) {
    return new Slopes() {
      @Override
      public double[] gradient(double[] v) {
        return differences(u -> crossEntropy(outputs(u), batch), v);
      }

      @Override
      public double[] divergence(double[] v) {
        return differences(u -> TwoLayers.this.divergence(outputs(u), batch), v);
      }

      @Override
      public double[] r(double[] v) {
        return differences(t -> crossEntropy(t, batch), outputs(v));
      }

      @Override
      public double[] pull(double[] v, double[] r) {
        return differences(u -> dot(r, outputs(u)), v);
      }
    };
  }

  private static double[] differences(ToDoubleFunction<double[]> function, double[] at) {
    double[] slopes = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double[] above = at.clone();
      double[] below = at.clone();
      above[i] += STEP;
      below[i] -= STEP;
      slopes[i] = (function.applyAsDouble(above) - function.applyAsDouble(below)) / (2 * STEP);
    }
    return slopes;
  }

  @Override
  public Point at(Parameters v, Batch batch) {
    double[] u = plain(v);
    double[] t = outputs(u);
    return new Point() {
      @Override
      public Loss loss() {
        return new Loss(crossEntropy(t, batch), tensor(derivative(t, batch, false)));
      }

      @Override
      public Loss divergence() {
        return new Loss(TwoLayers.this.divergence(t, batch), tensor(derivative(t, batch, true)));
      }

      @Override
      public Parameters pull(HostTensor derivative) {
        double[] r = new double[derivative.values().length];
        Arrays.setAll(r, i -> derivative.values()[i]);
        return parameters(TwoLayers.this.pull(u, r));
      }

      @Override
      public void close() {}
    };
  }
}
