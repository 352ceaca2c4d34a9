package io.plateau.jobs.dashboard;

import io.plateau.jobs.config.Choice;
import io.plateau.jobs.config.StrategyKind;
import io.plateau.jobs.report.HtmlDocument;
import io.plateau.jobs.report.Palette;
import io.plateau.jobs.report.Section;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/** Writes the page of runs, and its numbers beside it. */
public final class Dashboards {

  private static final List<Section<Dashboard>> SECTIONS =
      List.of(
          new RankingSection(),
          new BaselineSection(),
          new MatrixSection(),
          new TaskSection(),
          new FailureSection(),
          new GradientSection(),
          new DriftSection(),
          new RoutingSection(),
          new CostSection(),
          new MetricSection(),
          new ProvenanceSection());

  private Dashboards() {}

  /**
   * Writes {@code report.html}, {@code results.csv} and {@code results.json}.
   *
   * @param directories of runs and of sweeps; the first strategy is the baseline of the others
   * @throws IOException if one of them cannot be read, or nothing has been scored yet
   */
  public static void write(List<String> directories, String out, Configuration configuration)
      throws IOException {
    Dashboard data = new DashboardReader(configuration).read(directories);
    Storage storage = Storage.at(out, configuration);
    storage.writeText("results.csv", ResultsCsv.render(data));
    storage.writeText("results.json", DashboardJson.render(data));
    storage.writeText("report.html", html(data));
  }

  static String html(Dashboard data) {
    return new HtmlDocument<>(
            data.title(),
            palette(data),
            new DashboardMasthead(),
            SECTIONS,
            "All numbers of this page are in results.json beside it, the metrics in results.csv.")
        .render(data);
  }

  /** The pretrained model learns nothing and is grey. */
  private static Palette palette(Dashboard data) {
    String neutral = Choice.name(StrategyKind.ZERO_SHOT);
    Map<Boolean, List<String>> byKind =
        data.strategies().stream().collect(Collectors.partitioningBy(neutral::equals));
    return new Palette(byKind.getOrDefault(true, List.of()), byKind.getOrDefault(false, List.of()));
  }
}
