package io.plateau.jobs.report;

import io.plateau.jobs.report.chart.Markup;
import io.plateau.jobs.report.chart.Series;
import io.plateau.jobs.report.chart.SvgLineChart;
import io.plateau.jobs.report.chart.SvgShareChart;
import io.plateau.sharpness.Branch;
import io.plateau.training.StepRecord;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How training went: losses, the agreement of the two gradients, and the branches taken. */
final class TrainingSection implements Section<ReportData> {

  /** From the bottom of a bar up. */
  private static final List<Branch> BRANCHES =
      List.of(Branch.CLEAN, Branch.PROJECTED, Branch.SAM, Branch.ZERO, Branch.REUSED);

  private static final Set<Branch> USUAL = EnumSet.of(Branch.CLEAN, Branch.PROJECTED, Branch.SAM);

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
    lines(page, "Loss", "nats", methods, windows, StepRecord::loss);
    Map<String, List<TrainingCurve>> perturbed = only(methods, TrainingCurve::isPerturbed);
    lines(
        page,
        "Loss at the perturbed prompt",
        "nats",
        perturbed,
        windows,
        StepRecord::perturbedLoss);
    lines(
        page,
        "Agreement of clean and perturbed gradient",
        "cosine",
        perturbed,
        windows,
        StepRecord::cosine);
    only(methods, TrainingCurve::isConstrained)
        .forEach((name, seeds) -> branches(page, name, windows.branches(seeds, BRANCHES)));
    page.html().close();
    page.paragraph("note", note(windows, methods));
  }

  /** The methods all of whose trainings are of a kind. */
  private static Map<String, List<TrainingCurve>> only(
      Map<String, List<TrainingCurve>> methods, Predicate<TrainingCurve> kind) {
    Map<String, List<TrainingCurve>> chosen = new LinkedHashMap<>(methods);
    chosen.values().removeIf(seeds -> !seeds.stream().allMatch(kind));
    return chosen;
  }

  private static void lines(
      Page page,
      String title,
      String yName,
      Map<String, List<TrainingCurve>> methods,
      TrainingWindows windows,
      ToDoubleFunction<StepRecord> number) {
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
    List<String> titles = BRANCHES.stream().map(TrainingSection::title).toList();
    for (int kind = 0; kind < titles.size(); kind++) {
      if (isTaken(columns, kind)) {
        html.open("li").element("span", "", "class", "swatch k" + kind);
        html.text(titles.get(kind)).close();
      }
    }
    html.close().close();
    html.append(new SvgShareChart("step", titles, columns).draw()).close();
  }

  /** Usual branches are always named, so that one sees that they were not taken. */
  private static boolean isTaken(List<SvgShareChart.Column> columns, int kind) {
    return USUAL.contains(BRANCHES.get(kind))
        || columns.stream().anyMatch(column -> column.counts().get(kind) > 0);
  }

  private static String title(Branch branch) {
    return switch (branch) {
      case CLEAN -> "clean gradient";
      case PROJECTED -> "projected";
      case SAM -> "SAM gradient";
      case ZERO -> "one was zero";
      case REUSED -> "clean and reused";
    };
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
