package io.plateau.jobs;

import io.plateau.evaluation.Metric;
import io.plateau.jobs.evaluation.ScoredMethod;
import io.plateau.jobs.report.MethodRun;
import io.plateau.jobs.report.Part;
import java.util.Locale;
import java.util.StringJoiner;

/** Accuracies for one line of the log. */
final class ScoreLine {

  private ScoreLine() {}

  static String of(ScoredMethod method) {
    MethodRun run = method.run();
    StringJoiner line = new StringJoiner(" ");
    for (Part part : run.scores().keySet()) {
      line.add("%s %s".formatted(part.key(), percent(run.accuracy(part))));
    }
    if (run.on(Part.NEW).isPresent()) {
      line.add("h " + percent(run.h()));
    }
    if (run.on(Part.UNSEEN).isPresent()) {
      line.add("h " + percent(run.generalisedH()));
    }
    return line.toString();
  }

  private static String percent(Metric metric) {
    return metric.isDefined()
        ? String.format(Locale.ROOT, "%.1f %%", 100 * metric.orElseThrow())
        : "undefined (%s)".formatted(metric.undefined());
  }
}
