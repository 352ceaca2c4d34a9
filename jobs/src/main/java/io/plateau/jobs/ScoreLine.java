package io.plateau.jobs;

import io.plateau.evaluation.Metric;
import io.plateau.jobs.evaluation.ScoredMethod;
import java.util.Locale;
import java.util.StringJoiner;

/** Accuracies for one line of the log. */
final class ScoreLine {

  private ScoreLine() {}

  static String of(ScoredMethod method) {
    StringJoiner line = new StringJoiner(" ");
    method
        .evaluations()
        .forEach(
            (part, evaluation) ->
                line.add("%s %s".formatted(part.key(), percent(evaluation.accuracy()))));
    if (method.evaluations().size() > 1) {
      line.add("h " + percent(method.run().h()));
    }
    return line.toString();
  }

  private static String percent(Metric metric) {
    return metric.isDefined()
        ? String.format(Locale.ROOT, "%.1f %%", 100 * metric.orElseThrow())
        : "undefined (%s)".formatted(metric.undefined());
  }
}
