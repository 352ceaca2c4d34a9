package io.plateau.jobs.continual;

import io.plateau.continual.metric.AccuracyMatrix;
import io.plateau.continual.metric.AccuracyUnit;
import io.plateau.continual.metric.ContinualMetric;
import io.plateau.continual.metric.ImportedMatrix;
import io.plateau.continual.metric.WorstCell;
import io.plateau.evaluation.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;

/** The metrics of a matrix for people. */
final class MetricsTable {

  private MetricsTable() {}

  /**
   * Lines of text.
   *
   * @param source where the matrix was read
   */
  static String render(String source, ImportedMatrix read) {
    AccuracyMatrix matrix = read.matrix();
    StringBuilder table = new StringBuilder();
    table.append(
        "%s: %d of %d tasks trained, %d held-out sets, %s; in %s, scored %s%n"
            .formatted(
                source,
                matrix.trained(),
                matrix.tasks().size(),
                matrix.heldOut().size(),
                matrix.hasZeroShot() ? "with the zero-shot row" : "without a zero-shot row",
                read.unit() == AccuracyUnit.FRACTION ? "fractions" : "percent",
                matrix.labelSpace().description()));
    int widest =
        Stream.of(ContinualMetric.values())
            .mapToInt(metric -> metric.label().length())
            .max()
            .orElse(0);
    for (ContinualMetric metric : ContinualMetric.values()) {
      Metric value = metric.of(matrix);
      table.append(
          ("  %-" + widest + "s  %8s  %s%n")
              .formatted(
                  metric.label(),
                  value.isDefined() ? number(value.orElseThrow(), read) : "-",
                  value.isDefined() ? metric.definition() : "undefined: " + value.undefined()));
    }
    WorstCell.of(matrix)
        .ifPresent(
            worst ->
                table.append(
                    "The worst cell is %s %s.%n"
                        .formatted(
                            matrix.tasks().get(worst.task() - 1), matrix.when(worst.after()))));
    return table.toString();
  }

  private static String number(double fraction, ImportedMatrix read) {
    int digits = read.unit() == AccuracyUnit.FRACTION ? 4 : 2;
    return BigDecimal.valueOf(read.unit().fromFraction(fraction))
        .setScale(digits, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
