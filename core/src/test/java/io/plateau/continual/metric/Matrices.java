package io.plateau.continual.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Small matrices for tests. */
final class Matrices {

  private Matrices() {}

  /** Tasks t1, t2, …; NaN is a missing cell. */
  static AccuracyMatrix of(double[]... rows) {
    return new AccuracyMatrix(
        names(rows[0].length),
        List.of(),
        Arrays.stream(rows).map(Matrices::row).toList(),
        LabelSpace.OWN);
  }

  static List<String> names(int tasks) {
    return IntStream.rangeClosed(1, tasks).mapToObj(task -> "t" + task).toList();
  }

  static List<Cell> row(double... accuracies) {
    return Arrays.stream(accuracies)
        .mapToObj(accuracy -> Double.isNaN(accuracy) ? Cell.MISSING : Cell.of(accuracy))
        .toList();
  }
}
