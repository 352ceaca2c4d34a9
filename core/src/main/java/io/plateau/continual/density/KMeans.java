package io.plateau.continual.density;

import io.plateau.adapter.DistributedSum;
import io.plateau.feature.Batch;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Lloyd's K-means over rows that lie anywhere. It starts from the row nearest to the mean and then
 * from rows that are farthest from those taken (Gonzalez 1985), so that nothing is drawn: the same
 * rows give the same centres, to rounding however they are cut into parts.
 */
public final class KMeans {

  private KMeans() {}

  /** A row and how far it is from something. */
  private record Candidate(double distance, float[] feature) implements Serializable {}

  /**
   * Finds centres.
   *
   * @param width length of a feature
   * @param count how many; fewer are found where there are fewer different rows
   * @param iterations at most how many
   * @throws IllegalArgumentException if there are no rows
   */
  public static Centres fit(DistributedSum rows, int width, int count, int iterations) {
    if (count < 1) {
      throw new IllegalArgumentException("count: " + count + " (expected: >= 1)");
    }
    Centres centres = start(rows, width, count);
    for (int iteration = 0; iteration < iterations; iteration++) {
      Centres moved = moved(rows, centres);
      if (Arrays.equals(moved.values(), centres.values())) {
        return moved;
      }
      centres = moved;
    }
    return centres;
  }

  private static Centres start(DistributedSum rows, int width, int count) {
    double[] sums = rows.sum(part -> sums(part, width));
    if (sums[width] == 0) {
      throw new IllegalArgumentException(
          "Cannot find centres: there are no rows. Leave the task out, or prepare images of it.");
    }
    double[] mean = new double[width];
    Arrays.setAll(mean, i -> sums[i] / sums[width]);
    Centres ofMean = new Centres(mean, width);
    // Nearest is farthest by the negative distance.
    Candidate first = farthest(rows.map(part -> farthest(part, ofMean, -1)));
    Centres centres = new Centres(widened(first.feature), width);
    while (centres.count() < count) {
      Centres taken = centres;
      Candidate next = farthest(rows.map(part -> farthest(part, taken, 1)));
      if (next.distance == 0) {
        return centres;
      }
      centres = centres.with(widened(next.feature));
    }
    return centres;
  }

  /** The sum of the rows, then how many there are. */
  private static double[] sums(Batch part, int width) {
    Rows.requireWidth(part, width);
    double[] sums = new double[width + 1];
    for (int row = 0; row < part.rows(); row++) {
      for (int i = 0; i < width; i++) {
        sums[i] += part.features()[row * width + i];
      }
    }
    sums[width] = part.rows();
    return sums;
  }

  private static Candidate farthest(Batch part, Centres centres, int sign) {
    Candidate farthest = new Candidate(Double.NEGATIVE_INFINITY, new float[0]);
    int width = part.width();
    for (int row = 0; row < part.rows(); row++) {
      double[] x = Rows.row(part, row);
      double distance = sign * Rows.squaredDistance(x, centres.values(), centres.nearest(x));
      if (distance > farthest.distance) {
        farthest =
            new Candidate(
                distance, Arrays.copyOfRange(part.features(), row * width, (row + 1) * width));
      }
    }
    return farthest;
  }

  /** Of equally far ones the first, so that the cut into parts does not matter. */
  private static Candidate farthest(List<Candidate> parts) {
    Candidate farthest = parts.get(0);
    for (Candidate part : parts) {
      farthest = part.distance > farthest.distance ? part : farthest;
    }
    return farthest;
  }

  /** Every centre at the mean of the rows nearest to it; where it is, if there are none. */
  private static Centres moved(DistributedSum rows, Centres centres) {
    int width = centres.width();
    double[] sums = rows.sum(part -> clusterSums(part, centres));
    double[] moved = centres.values().clone();
    for (int k = 0; k < centres.count(); k++) {
      double size = sums[k * (width + 1) + width];
      for (int i = 0; i < width && size > 0; i++) {
        moved[k * width + i] = sums[k * (width + 1) + i] / size;
      }
    }
    return new Centres(moved, width);
  }

  /** For each centre the sum of its rows, then how many there are. */
  private static double[] clusterSums(Batch part, Centres centres) {
    int width = centres.width();
    double[] sums = new double[centres.count() * (width + 1)];
    for (int row = 0; row < part.rows(); row++) {
      double[] x = Rows.row(part, row);
      int from = centres.nearest(x) * (width + 1);
      for (int i = 0; i < width; i++) {
        sums[from + i] += x[i];
      }
      sums[from + width]++;
    }
    return sums;
  }

  private static double[] widened(float[] feature) {
    double[] widened = new double[feature.length];
    Arrays.setAll(widened, i -> feature[i]);
    return widened;
  }
}
