package io.plateau.jobs.dashboard;

import io.plateau.continual.metric.AccuracyMatrix;
import io.plateau.continual.metric.Cell;
import io.plateau.jobs.report.Format;
import io.plateau.jobs.report.Page;
import io.plateau.jobs.report.Section;
import io.plateau.jobs.report.chart.HeatCell;
import io.plateau.jobs.report.chart.SvgHeatMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The accuracy matrices: one of every strategy and stream in sight, those of other seeds folded.
 */
final class MatrixSection implements Section<Dashboard> {

  @Override
  public String id() {
    return "matrices";
  }

  @Override
  public String title() {
    return "Accuracy matrices";
  }

  @Override
  public boolean appliesTo(Dashboard data) {
    return true;
  }

  @Override
  public void write(Page page, Dashboard data) {
    List<StreamResult> folded = new ArrayList<>(data.runs());
    Shades shades = Shades.of(data.runs());
    page.html().open("div", "class", "grid two");
    for (String order : data.orders()) {
      data.firstSeeds(order).forEach(run -> figure(page, run, shades));
      folded.removeAll(data.firstSeeds(order));
    }
    page.html().close();
    if (!folded.isEmpty()) {
      page.html().open("details").element("summary", "Those of other seeds");
      page.html().open("div", "class", "grid two");
      folded.forEach(run -> figure(page, run, shades));
      page.html().close().close();
    }
    page.paragraph(
        "note",
        "Accuracy in %, a row after every task. Outlined: the task of the row. Right of it are tasks that are still to come, left of it those it may forget; sets right of the line are never trained on. A dash was not evaluated. Point at a cell for its counts. Colours are the same in all matrices: the fuller, the higher.");
  }

  /**
   * From the lowest accuracy of all matrices to the highest.
   *
   * @param lowest in [0, 1]
   * @param highest the same
   */
  private record Shades(double lowest, double highest) {

    private static final double FAINTEST = 0.06;

    static Shades of(List<StreamResult> runs) {
      double[] accuracies =
          runs.stream()
              .flatMap(run -> run.matrix().rows().stream())
              .flatMap(List::stream)
              .filter(cell -> !cell.isMissing())
              .mapToDouble(cell -> Objects.requireNonNullElse(cell.accuracy(), 0.0))
              .sorted()
              .toArray();
      return accuracies.length == 0
          ? new Shades(0, 1)
          : new Shades(accuracies[0], accuracies[accuracies.length - 1]);
    }

    double of(double accuracy) {
      return highest > lowest
          ? FAINTEST + (1 - FAINTEST) * (accuracy - lowest) / (highest - lowest)
          : 1;
    }
  }

  private static void figure(Page page, StreamResult run, Shades shades) {
    AccuracyMatrix matrix = run.matrix();
    List<String> rows = new ArrayList<>();
    List<List<HeatCell>> cells = new ArrayList<>();
    for (int after = 0; after <= matrix.tasks().size(); after++) {
      rows.add(after == 0 ? "zero-shot" : "after " + matrix.tasks().get(after - 1));
      List<HeatCell> row = new ArrayList<>();
      for (int column = 0; column < matrix.columns().size(); column++) {
        HeatCell cell = cell(matrix, after, column, shades);
        row.add(column == after - 1 ? cell.outlined() : cell);
      }
      cells.add(row);
    }
    page.figure(
        Titles.of(run),
        new SvgHeatMap(
                "Accuracy matrix of %s, rows after each task.".formatted(run.strategy()),
                matrix.columns(),
                rows,
                cells,
                matrix.tasks().size())
            .draw());
  }

  private static HeatCell cell(AccuracyMatrix matrix, int after, int column, Shades shades) {
    Cell cell = matrix.cell(after, column);
    String where = "%s %s".formatted(matrix.columns().get(column), matrix.when(after));
    Double accuracy = cell.accuracy();
    if (accuracy == null) {
      return HeatCell.missing(
          where + (after > matrix.trained() ? ": not trained yet" : ": not evaluated"));
    }
    String percent = Format.percent(accuracy);
    return HeatCell.of(
        shades.of(accuracy),
        percent,
        cell.isCounted()
            ? "%s: %d of %d, %s %%".formatted(where, cell.correct(), cell.total(), percent)
            : "%s: %s %%".formatted(where, percent));
  }
}
