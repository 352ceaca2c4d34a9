package io.plateau.jobs.report;

import io.plateau.evaluation.Metric;
import io.plateau.evaluation.SeedStatistics;
import io.plateau.jobs.report.chart.Markup;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The result table, and one row per seed for who wants to check it. */
final class ResultSection implements Section<ReportData> {

  private static final String NONE = "\u2013";

  @Override
  public String id() {
    return "results";
  }

  @Override
  public String title() {
    return "Results";
  }

  @Override
  public boolean appliesTo(ReportData data) {
    return true;
  }

  @Override
  public void write(Page page, ReportData data) {
    List<MethodSummary> methods = MethodSummary.of(data.runs());
    List<ResultColumn> columns = ResultColumn.all(data.runs());
    summaryTable(page, methods, ResultColumn.main(data.runs()));
    page.paragraph("note", note(methods) + sharpness(data));
    seedTable(page, data, columns);
    undefined(page, data, columns);
  }

  private static String note(List<MethodSummary> methods) {
    StringBuilder note = new StringBuilder();
    if (methods.stream().anyMatch(method -> method.runs().size() > 1)) {
      note.append("Mean \u00b1 sample standard deviation over seeds. ");
    }
    if (methods.size() > 1) {
      note.append("The best of each column is bold and marked \u25b8. ");
    }
    if (Score.of(methods) == Score.H) {
      note.append("H is the harmonic mean of base and new accuracy; base classes are scored over")
          .append(" base names only, new classes over new names only. ");
    }
    if (methods.stream().anyMatch(method -> method.has(Part.SEEN))) {
      note.append("S and U are mean accuracies of the base and of the new classes, all names")
          .append(" competing; the H beside them is their harmonic mean. ");
    }
    return note.append("NLL and ECE: lower is better.").toString();
  }

  private static String sharpness(ReportData data) {
    boolean inTable =
        data.runs().stream()
            .flatMap(run -> run.scores().values().stream())
            .anyMatch(scores -> scores.sharpness().isDefined());
    return inTable && !data.sharpness().isEmpty()
        ? " Sharpness is the highest rise of the mean loss found at distance %s from the prompt: base on the training images, new on the new classes' test images, by which nothing was chosen."
            .formatted(data.sharpness().get(0).sharpness().rho())
        : "";
  }

  private static void summaryTable(
      Page page, List<MethodSummary> methods, List<ResultColumn> columns) {
    Markup html = page.html();
    html.open("div", "class", "scroll").open("table", "class", "results");
    ColumnHeads.write(html, List.of("Seeds"), columns);
    html.open("tbody");
    for (MethodSummary method : methods) {
      html.open("tr");
      page.methodHead(method.name());
      html.element(
          "td", method.isSeeded() ? Integer.toString(method.runs().size()) : NONE, "class", "num");
      for (ResultColumn column : columns) {
        cell(html, column, column.of(method), methods);
      }
      html.close();
    }
    html.close().close().close();
  }

  private static void cell(
      Markup html, ResultColumn column, SeedStatistics statistics, List<MethodSummary> methods) {
    if (!statistics.mean().isDefined()) {
      html.element("td", NONE, "class", "num");
      return;
    }
    String mean = column.show(statistics.mean().orElseThrow());
    boolean best = methods.size() > 1 && mean.equals(column.bestShown(methods));
    html.open("td", "class", best ? "num best" : "num").text(mean);
    if (statistics.deviation().isDefined()) {
      html.element(
          "span",
          " \u00b1 " + column.show(statistics.deviation().orElseThrow()),
          "class",
          "deviation");
    }
    html.close();
  }

  private static void seedTable(Page page, ReportData data, List<ResultColumn> columns) {
    Markup html = page.html();
    html.open("details").element("summary", "Every run, with macro-F1");
    html.open("div", "class", "scroll").open("table", "class", "results");
    html.open("thead").open("tr").element("th", "Method", "scope", "col");
    html.element("th", "Seed", "scope", "col", "class", "num");
    for (ResultColumn column : columns) {
      html.element("th", column.group() + " " + column.title(), "scope", "col", "class", "num");
    }
    html.close().close().open("tbody");
    for (MethodRun run : data.runs()) {
      Long seed = run.seed();
      html.open("tr").element("th", run.name(), "scope", "row");
      html.element("td", seed == null ? NONE : seed.toString(), "class", "num");
      for (ResultColumn column : columns) {
        Metric number = column.perRun().apply(run);
        html.element(
            "td", number.isDefined() ? column.show(number.orElseThrow()) : NONE, "class", "num");
      }
      html.close();
    }
    html.close().close().close().close();
  }

  /** Why some cells are empty: a sentence for each reason of a method. */
  private static void undefined(Page page, ReportData data, List<ResultColumn> columns) {
    Map<String, Set<String>> cells = new LinkedHashMap<>();
    for (MethodRun run : data.runs()) {
      for (ResultColumn column : columns) {
        String reason = column.perRun().apply(run).undefined();
        if (reason != null && !reason.equals(PartScores.NOT_MEASURED)) {
          cells
              .computeIfAbsent(run.name() + ": " + reason, where -> new LinkedHashSet<>())
              .add("%s %s".formatted(column.group(), column.title()));
        }
      }
    }
    cells.forEach(
        (reason, where) ->
            page.paragraph(
                "note", "%s. No value for: %s.".formatted(reason, String.join("; ", where))));
  }
}
