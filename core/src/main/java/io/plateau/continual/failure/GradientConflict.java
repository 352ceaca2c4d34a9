package io.plateau.continual.failure;

import io.plateau.evaluation.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Parameter interference: whether tasks pull the shared parameters the same way.
 *
 * @param cosines {@code [tasks][tasks]}, of every two tasks' gradients at the same parameters;
 *     undefined where one of them is 0
 * @param mean over the pairs of different tasks that have a cosine
 * @param conflicting share of these pairs whose cosine is below 0
 */
public record GradientConflict(List<List<Metric>> cosines, Metric mean, Metric conflicting) {

  private static final Metric NO_DIRECTION = Metric.undefined("a gradient is 0");
  private static final Metric NO_PAIR = Metric.undefined("there are no two gradients to compare");

  /**
   * Compares gradients.
   *
   * @param gradients one for each task, of equal length
   */
  public static GradientConflict of(List<float[]> gradients) {
    List<List<Metric>> cosines = new ArrayList<>();
    for (float[] row : gradients) {
      cosines.add(gradients.stream().map(column -> cosine(row, column)).toList());
    }
    double[] pairs =
        IntStream.range(0, cosines.size())
            .boxed()
            .flatMap(t -> cosines.get(t).subList(0, t).stream())
            .filter(Metric::isDefined)
            .mapToDouble(Metric::orElseThrow)
            .toArray();
    if (pairs.length == 0) {
      return new GradientConflict(List.copyOf(cosines), NO_PAIR, NO_PAIR);
    }
    return new GradientConflict(
        List.copyOf(cosines),
        Metric.of(IntStream.range(0, pairs.length).mapToDouble(i -> pairs[i]).sum() / pairs.length),
        Metric.of(
            (double) IntStream.range(0, pairs.length).filter(i -> pairs[i] < 0).count()
                / pairs.length));
  }

  private static Metric cosine(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "gradients: %d and %d values (expected: equally many)".formatted(a.length, b.length));
    }
    double product = 0;
    double aSquares = 0;
    double bSquares = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      aSquares += (double) a[i] * a[i];
      bSquares += (double) b[i] * b[i];
    }
    return aSquares > 0 && bSquares > 0
        ? Metric.of(product / (Math.sqrt(aSquares) * Math.sqrt(bSquares)))
        : NO_DIRECTION;
  }
}
