package io.plateau.jobs.report;

import io.plateau.evaluation.Metric;
import io.plateau.evaluation.SeedStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * A column of the result table.
 *
 * @param key of the number in {@code results.json}
 * @param group what is measured, with its unit; equal neighbours share one heading
 * @param title which classes it is over
 * @param best which end of the column is better
 * @param digits decimals shown
 * @param factor from the stored number to the shown one
 * @param perRun the number of one run
 */
record ResultColumn(
    String key,
    String group,
    String title,
    Best best,
    int digits,
    double factor,
    Function<MethodRun, Metric> perRun) {

  enum Best {
    HIGHEST,
    LOWEST
  }

  /** The columns that methods are compared by, as far as some run has their numbers. */
  static List<ResultColumn> main(List<MethodRun> runs) {
    List<ResultColumn> columns = new ArrayList<>();
    for (Part part : Part.values()) {
      String group = part.isGeneralised() ? "Accuracy against all names, %" : "Accuracy, %";
      columns.add(percent(part.key(), group, part.title(), run -> run.accuracy(part)));
      if (part == Part.NEW) {
        columns.add(percent("h", group, "H", MethodRun::h));
      } else if (part == Part.UNSEEN) {
        columns.add(percent("generalised_h", group, "H", MethodRun::generalisedH));
      }
    }
    for (Part part : Part.values()) {
      columns.add(lowest("nll", "NLL, nats", part, 2, 1, PartScores::nll));
    }
    for (Part part : Part.values()) {
      columns.add(lowest("ece", "ECE, %", part, 1, 100, PartScores::ece));
    }
    for (Part part : Part.values()) {
      columns.add(
          lowest("sharpness", "Sharpness, 0.001 nats", part, 1, 1000, PartScores::sharpness));
    }
    return measured(columns, runs);
  }

  /** All columns: the main ones and those that hardly ever tell another story. */
  static List<ResultColumn> all(List<MethodRun> runs) {
    List<ResultColumn> columns = new ArrayList<>(main(runs));
    for (Part part : Part.values()) {
      columns.add(
          percent(
              part.key() + "_macro_f1",
              "Macro-F1, %",
              part.title(),
              number(part, PartScores::macroF1)));
    }
    return measured(columns, runs);
  }

  private static List<ResultColumn> measured(List<ResultColumn> columns, List<MethodRun> runs) {
    return columns.stream()
        .filter(column -> runs.stream().anyMatch(run -> column.perRun().apply(run).isDefined()))
        .toList();
  }

  SeedStatistics of(MethodSummary method) {
    return SeedStatistics.of(
        method.runs().stream()
            .map(perRun)
            .filter(Metric::isDefined)
            .mapToDouble(Metric::orElseThrow)
            .toArray());
  }

  /** A number as the table shows it. */
  String show(double number) {
    return Format.decimals(factor * number, digits);
  }

  /** A difference as the table shows it, signed unless it shows as zero. */
  String showSigned(double difference) {
    String shown = show(difference);
    boolean zero = shown.chars().noneMatch(c -> c >= '1' && c <= '9');
    return difference > 0 && !zero ? "+" + shown : shown;
  }

  /** The mean that the best method shows; methods that show the same are best as well. */
  String bestShown(List<MethodSummary> methods) {
    DoubleStream means =
        methods.stream()
            .map(method -> of(method).mean())
            .filter(Metric::isDefined)
            .mapToDouble(Metric::orElseThrow);
    OptionalDouble found = best == Best.HIGHEST ? means.max() : means.min();
    return show(found.orElseThrow());
  }

  private static ResultColumn percent(
      String key, String group, String title, Function<MethodRun, Metric> perRun) {
    return new ResultColumn(key, group, title, Best.HIGHEST, 1, 100, perRun);
  }

  private static ResultColumn lowest(
      String key,
      String group,
      Part part,
      int digits,
      double factor,
      Function<PartScores, Metric> number) {
    return new ResultColumn(
        part.key() + "_" + key,
        group,
        part.title(),
        Best.LOWEST,
        digits,
        factor,
        number(part, number));
  }

  private static Function<MethodRun, Metric> number(
      Part part, Function<PartScores, Metric> number) {
    return run -> run.on(part).map(number).orElse(Metric.undefined(PartScores.NOT_MEASURED));
  }
}
