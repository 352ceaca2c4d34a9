package io.plateau.training;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.GradientPoint;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;
import io.plateau.tensor.HostTensor;

/**
 * A loss that is worked out by hand: the mean over rows f of {@code |v - f|^2 / 2}, whose gradient
 * is {@code v - mean f}.
 */
final class Bowl implements Objective {

  static final String NAME = "v";
  static final int WIDTH = 2;

  /** Rows (0, 10), (1, 10), (2, 10) and so on. */
  static Batch rows(int count) {
    float[] features = new float[count * WIDTH];
    for (int row = 0; row < count; row++) {
      features[row * WIDTH] = row;
      features[row * WIDTH + 1] = 10;
    }
    return new Batch(features, new int[count], WIDTH);
  }

  /** A worker on the first eight rows; a bowl has no classes to cut into shards. */
  static Worker worker(Objective objective) {
    return new Worker(objective, rows(8), ShardEncoder.none());
  }

  static Parameters at(double first, double second) {
    return Parameters.of(
        NAME, new HostTensor(new long[] {WIDTH}, new float[] {(float) first, (float) second}));
  }

  @Override
  public Point at(Parameters v, Batch batch) {
    return new GradientPoint(v, gradientAt(v, batch));
  }

  private static Gradient gradientAt(Parameters v, Batch batch) {
    double loss = 0;
    double[] sum = new double[WIDTH];
    for (int i = 0; i < batch.features().length; i++) {
      double difference = v.get(NAME).values()[i % WIDTH] - (double) batch.features()[i];
      loss += difference * difference / 2;
      sum[i % WIDTH] += difference;
    }
    return new Gradient(loss / batch.rows(), at(sum[0] / batch.rows(), sum[1] / batch.rows()));
  }
}
