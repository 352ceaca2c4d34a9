package io.plateau.jobs.dashboard;

import io.plateau.continual.metric.ContinualMetric;
import io.plateau.evaluation.SeedStatistics;
import io.plateau.jobs.report.Format;
import io.plateau.jobs.report.Page;
import io.plateau.jobs.report.Section;
import io.plateau.jobs.report.chart.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Strategies over streams and seeds, the highest Last first. */
final class RankingSection implements Section<Dashboard> {

  private static final List<ContinualMetric> MAIN =
      List.of(
          ContinualMetric.LAST,
          ContinualMetric.TRANSFER,
          ContinualMetric.AVERAGE,
          ContinualMetric.FORGETTING,
          ContinualMetric.ZERO_SHOT_DROP,
          ContinualMetric.CLASS_INCREMENTAL_AVERAGE,
          ContinualMetric.HELD_OUT_LAST,
          ContinualMetric.HELD_OUT_DROP);

  @Override
  public String id() {
    return "ranking";
  }

  @Override
  public String title() {
    return "Ranking";
  }

  @Override
  public boolean appliesTo(Dashboard data) {
    return data.isSweep();
  }

  @Override
  public void write(Page page, Dashboard data) {
    List<ContinualMetric> metrics = MAIN.stream().filter(data.metrics()::contains).toList();
    List<String> heads = new ArrayList<>(List.of("Runs", "Rank by Last"));
    metrics.forEach(metric -> heads.add(metric.label()));
    Markup html = page.html();
    html.open("div", "class", "scroll").open("table", "class", "results");
    Cells.head(html, "Strategy", heads);
    html.open("tbody");
    for (String strategy : ranked(data)) {
      html.open("tr");
      page.methodHead(strategy);
      Cells.number(html, runs(data.of(strategy)));
      SeedStatistics rank = Ranks.of(data, strategy, ContinualMetric.LAST);
      Cells.number(
          html,
          rank.mean().isDefined() ? Format.decimals(rank.mean().orElseThrow(), 1) : Cells.NONE);
      for (ContinualMetric metric : metrics) {
        SeedStatistics own = data.statistics(strategy, metric);
        Cells.percent(html, own, isBest(data, metric, own) ? "num best" : "num");
      }
      html.close();
    }
    html.close().close().close();
    page.paragraph("note", note(data));
  }

  /** By mean Last; those without it come last. */
  static List<String> ranked(Dashboard data) {
    return data.strategies().stream()
        .sorted(
            Comparator.comparingDouble(
                strategy ->
                    -data.statistics(strategy, ContinualMetric.LAST)
                        .mean()
                        .value()
                        .orElse(Double.NEGATIVE_INFINITY)))
        .toList();
  }

  private static String runs(List<StreamResult> runs) {
    long finished = runs.stream().filter(run -> run.saved().isFinished()).count();
    return finished == runs.size()
        ? Long.toString(finished)
        : "%d of %d done".formatted(finished, runs.size());
  }

  private static boolean isBest(Dashboard data, ContinualMetric metric, SeedStatistics own) {
    OptionalDouble best =
        data.strategies().stream()
            .map(strategy -> data.statistics(strategy, metric).mean())
            .flatMap(mean -> mean.isDefined() ? Stream.of(mean.orElseThrow()) : Stream.empty())
            .mapToDouble(mean -> Ranks.goodness(metric, mean))
            .max();
    return data.strategies().size() > 1
        && own.mean().isDefined()
        && best.isPresent()
        && Format.percent(Ranks.goodness(metric, own.mean().orElseThrow()))
            .equals(Format.percent(best.getAsDouble()));
  }

  private static String note(Dashboard data) {
    return "In %%, mean \u00b1 sample standard deviation over %s. Rank: mean place by Last among the strategies with the same stream and seed. Bold and marked \u25b8: the best of a column; for %s less is better. Whoever chooses a strategy by this table selects on test data."
        .formatted(
            data.orders().size() > 1 ? "streams and seeds" : "seeds", "Forgetting and drops");
  }
}
