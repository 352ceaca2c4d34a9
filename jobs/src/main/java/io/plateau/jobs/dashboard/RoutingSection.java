package io.plateau.jobs.dashboard;

import io.plateau.jobs.report.Format;
import io.plateau.jobs.report.Page;
import io.plateau.jobs.report.Section;
import io.plateau.jobs.report.chart.HeatCell;
import io.plateau.jobs.report.chart.SvgHeatMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where strategies that select a task per sample sent the samples of each task. */
final class RoutingSection implements Section<Dashboard> {

  @Override
  public String id() {
    return "routing";
  }

  @Override
  public String title() {
    return "Routing";
  }

  @Override
  public boolean appliesTo(Dashboard data) {
    return data.runs().stream().anyMatch(RoutingSection::hasRouting);
  }

  private static boolean hasRouting(StreamResult run) {
    return Measured.last(run.saved(), Measured.ROUTING) > 0;
  }

  @Override
  public void write(Page page, Dashboard data) {
    page.html().open("div", "class", "grid two");
    for (String order : data.orders()) {
      data.firstSeeds(order).stream()
          .filter(RoutingSection::hasRouting)
          .forEach(run -> figure(page, run));
    }
    page.html().close();
    page.paragraph(
        "note",
        "Share of the test samples of a task, in %, by the task that was selected for them after the last task; the last column went to the pretrained model. One seed of each strategy.");
  }

  private static void figure(Page page, StreamResult run) {
    List<List<Double>> counts =
        Measured.routing(run.saved(), Measured.last(run.saved(), Measured.ROUTING));
    List<String> tasks = run.matrix().tasks();
    int selectable = counts.stream().mapToInt(List::size).max().orElse(0) - 1;
    List<String> columns = new ArrayList<>(tasks.subList(0, selectable));
    columns.add("zero-shot");
    List<List<HeatCell>> cells = new ArrayList<>();
    for (int task = 0; task < counts.size(); task++) {
      cells.add(row(tasks.get(task), task, counts.get(task), columns));
    }
    page.figure(
        Titles.of(run),
        new SvgHeatMap(
                "Tasks selected for the samples of each task by %s.".formatted(run.strategy()),
                columns,
                tasks.subList(0, counts.size()),
                cells,
                selectable)
            .draw());
  }

  private static List<HeatCell> row(
      String task, int own, List<Double> counts, List<String> columns) {
    double all = counts.stream().mapToDouble(Double::doubleValue).sum();
    List<HeatCell> cells = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      String where = "%s to %s".formatted(task, columns.get(column));
      if (all == 0) {
        cells.add(HeatCell.missing(where + ": no samples"));
        continue;
      }
      double share = counts.get(column) / all;
      HeatCell cell =
          HeatCell.of(
              share,
              Format.percent(share),
              String.format(
                  Locale.ROOT, "%s: %.0f of %.0f samples", where, counts.get(column), all));
      cells.add(column == own ? cell.outlined() : cell);
    }
    return cells;
  }
}
