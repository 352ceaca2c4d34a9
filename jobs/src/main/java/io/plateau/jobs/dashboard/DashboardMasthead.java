package io.plateau.jobs.dashboard;

import io.plateau.continual.metric.ContinualMetric;
import io.plateau.continual.metric.Interval;
import io.plateau.evaluation.PairedDifference;
import io.plateau.evaluation.SeedStatistics;
import io.plateau.jobs.report.Format;
import io.plateau.jobs.report.HtmlDocument;
import io.plateau.jobs.report.Page;
import io.plateau.jobs.report.Section;
import java.util.List;
import java.util.Optional;

/** The top of the page: what was run, and what came out. */
final class DashboardMasthead implements HtmlDocument.Top<Dashboard> {

  @Override
  public void write(Page page, Dashboard data, List<Section<Dashboard>> sections) {
    page.html().open("header");
    page.html().element("p", "Plateau", "class", "brand");
    page.html().element("h1", data.title());
    page.paragraph("introduction", introduction(data));
    page.html().open("div", "class", "headline");
    page.paragraph("result", result(data));
    difference(data).ifPresent(text -> page.paragraph("detail", text));
    unfinished(data).ifPresent(text -> page.paragraph("detail", text));
    page.html().close();
    page.contents(sections);
    page.html().close();
  }

  private static String introduction(Dashboard data) {
    StreamResult first = data.runs().get(0);
    return "%s and %s, samples scored %s."
        .formatted(
            Format.count(first.matrix().tasks().size(), "task"),
            Format.count(first.matrix().heldOut().size(), "held-out set"),
            first.matrix().labelSpace().description());
  }

  private static String result(Dashboard data) {
    String best = RankingSection.ranked(data).get(0);
    SeedStatistics last = data.statistics(best, ContinualMetric.LAST);
    if (!last.mean().isDefined()) {
      return "No run has come to its last task yet.";
    }
    return data.strategies().size() > 1
        ? "%s has the highest Last of %d strategies: %s."
            .formatted(best, data.strategies().size(), Format.percent(last))
        : "%s reaches a Last of %s.".formatted(best, Format.percent(last));
  }

  /** The best strategy against the baseline, if it is another. */
  private static Optional<String> difference(Dashboard data) {
    String best = RankingSection.ranked(data).get(0);
    return data.differences().stream()
        .filter(one -> one.strategy().equals(best))
        .findFirst()
        .flatMap(one -> difference(one, data.baseline()));
  }

  private static Optional<String> difference(StrategyDifference difference, String baseline) {
    Optional<Interval> only = difference.ofTheOnlyPair(ContinualMetric.LAST);
    if (only.isPresent()) {
      return Optional.of(
          sentence(
              only.get().estimate().orElseThrow(),
              baseline,
              only.get().low().orElseThrow(),
              only.get().high().orElseThrow(),
              "over test samples; one pair of runs says nothing of other seeds"));
    }
    PairedDifference over = difference.over(ContinualMetric.LAST);
    if (!over.halfWidth().isDefined()) {
      return Optional.empty();
    }
    double mean = over.difference().mean().orElseThrow();
    double halfWidth = over.halfWidth().orElseThrow();
    return Optional.of(
        sentence(
            mean,
            baseline,
            mean - halfWidth,
            mean + halfWidth,
            "over %d pairs of runs; other test samples are not in it"
                .formatted(over.difference().seeds())));
  }

  private static String sentence(
      double difference, String baseline, double low, double high, String over) {
    return "Against %s that is %s points; 95 %% interval %s to %s, %s."
        .formatted(
            baseline,
            Format.signedPoints(difference),
            Format.signedPoints(low),
            Format.signedPoints(high),
            over);
  }

  private static Optional<String> unfinished(Dashboard data) {
    long open = data.runs().stream().filter(run -> !run.saved().isFinished()).count();
    int missing = data.missing().size();
    return open + missing == 0
        ? Optional.empty()
        : Optional.of(
            "%d of %d runs are not finished, %d of them not begun: what is here is what there is."
                .formatted(open + missing, data.runs().size() + missing, missing));
  }
}
