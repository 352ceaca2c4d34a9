package io.plateau.jobs.dashboard;

import io.plateau.jobs.report.Format;
import io.plateau.jobs.report.Page;
import io.plateau.jobs.report.Section;
import io.plateau.jobs.report.chart.HeatCell;
import io.plateau.jobs.report.chart.SvgHeatMap;
import java.util.ArrayList;
import java.util.List;

/** Whether tasks pull the shared parameters the same way, after the last task. */
final class GradientSection implements Section<Dashboard> {

  @Override
  public String id() {
    return "gradients";
  }

  @Override
  public String title() {
    return "Cosines of tasks' gradients";
  }

  @Override
  public boolean appliesTo(Dashboard data) {
    return data.runs().stream().anyMatch(GradientSection::hasCosines);
  }

  private static boolean hasCosines(StreamResult run) {
    return Measured.last(run.saved(), Measured.INTERFERENCE) > 0;
  }

  @Override
  public void write(Page page, Dashboard data) {
    page.html().open("div", "class", "grid two");
    for (String order : data.orders()) {
      data.firstSeeds(order).stream()
          .filter(GradientSection::hasCosines)
          .forEach(run -> figure(page, run));
    }
    page.html().close();
    page.paragraph(
        "note",
        "At the parameters after the last task, gradients of the loss on training rows of each task. Below 0, in orange, two tasks undo each other's steps. One seed of each strategy.");
  }

  private static void figure(Page page, StreamResult run) {
    int after = Measured.last(run.saved(), Measured.INTERFERENCE);
    List<List<Double>> cosines = Measured.cosines(run.saved(), after);
    List<String> names = run.matrix().tasks().subList(0, cosines.size());
    List<List<HeatCell>> cells = new ArrayList<>();
    for (int row = 0; row < cosines.size(); row++) {
      List<HeatCell> own = new ArrayList<>();
      for (int column = 0; column < cosines.get(row).size(); column++) {
        own.add(cell(names.get(row), names.get(column), cosines.get(row).get(column)));
      }
      cells.add(own);
    }
    page.figure(
        Titles.of(run),
        new SvgHeatMap(
                "Cosines of the gradients of tasks under %s.".formatted(run.strategy()),
                names,
                names,
                cells,
                names.size())
            .draw());
  }

  private static HeatCell cell(String first, String second, double cosine) {
    String pair = "%s and %s".formatted(first, second);
    if (Double.isNaN(cosine)) {
      return HeatCell.missing(pair + ": a gradient is 0");
    }
    return HeatCell.of(
        Math.max(-1, Math.min(1, cosine)),
        Format.decimals(cosine, 2),
        "%s: %s".formatted(pair, Format.decimals(cosine, 4)));
  }
}
