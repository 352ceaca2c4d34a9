package io.plateau.jobs.report;

import io.plateau.evaluation.PairedDifference;
import java.util.List;
import java.util.Optional;

/**
 * What methods that learn are compared with, number by number.
 *
 * @param methods all but the reference; none where there is nothing to compare with
 * @param reference the method that is subtracted
 * @param columns the numbers
 */
record Differences(
    List<MethodSummary> methods, MethodSummary reference, List<ResultColumn> columns) {

  Differences {
    methods = List.copyOf(methods);
    columns = List.copyOf(columns);
  }

  /** The differences of a report; of no methods where it names no reference that learns. */
  static Differences of(ReportData data) {
    List<MethodSummary> all = MethodSummary.of(data.runs());
    Comparison comparison = data.comparison();
    Optional<MethodSummary> reference =
        all.stream()
            .filter(MethodSummary::isSeeded)
            .filter(method -> comparison != null && method.name().equals(comparison.reference()))
            .findFirst();
    return reference
        .map(
            one ->
                new Differences(
                    all.stream()
                        .filter(MethodSummary::isSeeded)
                        .filter(method -> !method.name().equals(one.name()))
                        .toList(),
                    one,
                    ResultColumn.main(data.runs())))
        .orElseGet(() -> new Differences(List.of(), all.get(0), List.of()));
  }

  boolean isEmpty() {
    return methods.isEmpty();
  }

  /** Method minus reference, over their common seeds. */
  PairedDifference of(MethodSummary method, ResultColumn column) {
    return Paired.of(method, reference, column.perRun());
  }
}
