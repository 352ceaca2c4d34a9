package io.plateau.continual.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * iCaRL's choice of samples whose mean stays close to the mean of their class: {@code p_k =
 * argmin_x |mu - (f(x) + sum_{j<k} f(p_j)) / k|} over the samples not chosen yet. The first m of a
 * longer choice are the choice of m.
 *
 * <p>Source: Rebuffi et al., iCaRL, CVPR 2017, algorithm 4. mu is the mean of the features as they
 * are, which have length 1. Its release may come upon a sample twice and skips it then; here a
 * sample that was chosen is out.
 */
final class Herding {

  private Herding() {}

  /**
   * Chooses samples of one class.
   *
   * @param samples all of the class, in any order: they are taken by id, so that it does not matter
   * @param count at most how many
   * @return in the order chosen; of equally good ones the lower id came first
   */
  static List<Sample> choose(List<Sample> samples, int count) {
    List<Sample> left = new ArrayList<>(samples);
    left.sort(Comparator.comparing(Sample::id));
    List<Sample> chosen = new ArrayList<>();
    if (left.isEmpty()) {
      return chosen;
    }
    double[] mean = mean(left);
    double[] sum = new double[mean.length];
    while (chosen.size() < count && !left.isEmpty()) {
      Sample next = left.remove(nearest(left, mean, sum, chosen.size() + 1));
      chosen.add(next);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += next.feature()[i];
      }
    }
    return chosen;
  }

  private static int nearest(List<Sample> left, double[] mean, double[] sum, int k) {
    int nearest = 0;
    double distance = Double.POSITIVE_INFINITY;
    for (int candidate = 0; candidate < left.size(); candidate++) {
      float[] feature = left.get(candidate).feature();
      double squares = 0;
      for (int i = 0; i < mean.length; i++) {
        double difference = mean[i] - (feature[i] + sum[i]) / k;
        squares += difference * difference;
      }
      if (squares < distance) {
        nearest = candidate;
        distance = squares;
      }
    }
    return nearest;
  }

  private static double[] mean(List<Sample> samples) {
    double[] mean = new double[samples.get(0).feature().length];
    for (Sample sample : samples) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += sample.feature()[i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= samples.size();
    }
    return mean;
  }
}
