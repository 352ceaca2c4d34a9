package io.plateau.jobs.report;

import io.plateau.jobs.report.chart.Markup;
import io.plateau.jobs.report.chart.Series;
import io.plateau.jobs.report.chart.SvgLineChart;
import io.plateau.jobs.report.chart.SvgShareChart;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How training went: losses, the agreement of the two gradients, and the branches taken. */
final class TrainingSection implements Section {

  private static final List<String> BRANCHES =
      Arrays.stream(UpdateBranch.values()).map(UpdateBranch::title).toList();

  @Override
  public String id() {
    return "training";
  }

  @Override
  public String title() {
    return "Training";
  }

  @Override
  public boolean appliesTo(ReportData data) {
    return data.curves().stream().anyMatch(curve -> !curve.steps().isEmpty());
  }

  @Override
  public void write(Page page, ReportData data) {
    Map<String, List<TrainingCurve>> methods =
        data.curves().stream()
            .collect(
                Collectors.groupingBy(
                    TrainingCurve::method, LinkedHashMap::new, Collectors.toList()));
    TrainingWindows windows = TrainingWindows.over(data.curves());
    page.legend(methods.keySet());
    page.html().open("div", "class", "grid two");
    lines(page, "Loss", "nats", methods, windows, TrainingStep::loss);
    lines(
        page,
        "Loss at the perturbed prompt",
        "nats",
        methods,
        windows,
        TrainingStep::perturbedLoss);
    lines(
        page,
        "Agreement of clean and SAM gradient",
        "cosine",
        methods,
        windows,
        TrainingStep::cosine);
    methods.forEach((name, seeds) -> branches(page, name, windows.branches(seeds)));
    page.html().close();
    page.paragraph("note", note(windows, methods));
  }

  private static void lines(
      Page page,
      String title,
      String yName,
      Map<String, List<TrainingCurve>> methods,
      TrainingWindows windows,
      Function<TrainingStep, @Nullable Double> number) {
    List<Series> series =
        methods.entrySet().stream()
            .map(
                method ->
                    new Series(
                        method.getKey(),
                        page.palette().of(method.getKey()),
                        windows.points(method.getValue(), number)))
            .filter(line -> !line.points().isEmpty())
            .toList();
    if (!series.isEmpty()) {
      page.figure(title, SvgLineChart.of("step", yName, series).draw());
    }
  }

  private static void branches(Page page, String method, List<SvgShareChart.Column> columns) {
    if (columns.isEmpty()) {
      return;
    }
    Markup html = page.html();
    html.open("figure").open("figcaption").text("Gradient followed by " + method);
    html.open("ul", "class", "legend");
    for (int kind = 0; kind < BRANCHES.size(); kind++) {
      html.open("li").element("span", "", "class", "swatch k" + kind);
      html.text(BRANCHES.get(kind)).close();
    }
    html.close().close();
    html.append(new SvgShareChart("step", BRANCHES, columns).draw()).close();
  }

  private static String note(TrainingWindows windows, Map<String, List<TrainingCurve>> methods) {
    int seeds = methods.values().stream().mapToInt(List::size).max().orElse(1);
    String means =
        windows.length() == 1
            ? "Every step is shown"
            : "Means over windows of %d steps".formatted(windows.length());
    return seeds == 1
        ? means + "."
        : means
            + " and %d seeds; bands reach from the lowest to the highest seed.".formatted(seeds);
  }
}
