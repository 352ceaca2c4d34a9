package io.plateau.jobs.evaluation;

import io.plateau.evaluation.Metric;
import io.plateau.jobs.report.MethodRun;
import io.plateau.jobs.report.Part;
import java.util.Locale;
import java.util.StringJoiner;

/** Accuracies for one line of the log. */
public final class ScoreLine {

  private ScoreLine() {}

  public static String of(ScoredMethod method) {
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
