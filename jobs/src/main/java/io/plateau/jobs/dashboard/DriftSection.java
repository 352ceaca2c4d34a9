package io.plateau.jobs.dashboard;

import io.plateau.evaluation.SeedStatistics;
import io.plateau.jobs.report.Format;
import io.plateau.jobs.report.Page;
import io.plateau.jobs.report.Section;
import io.plateau.jobs.report.chart.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which classes' text features have turned most by the end. */
final class DriftSection implements Section<Dashboard> {

  private static final int MOST = 20;

  @Override
  public String id() {
    return "drift";
  }

  @Override
  public String title() {
    return "Drift class by class";
  }

  @Override
  public boolean appliesTo(Dashboard data) {
    return data.runs().stream().anyMatch(DriftSection::hasDrift);
  }

  private static boolean hasDrift(StreamResult run) {
    return Measured.rotation(run.saved(), Measured.last(run.saved(), Measured.DRIFT)).orElse(0) > 0;
  }

  @Override
  public void write(Page page, Dashboard data) {
    Map<String, Map<String, Double>> byStrategy = new LinkedHashMap<>();
    for (String strategy : data.strategies()) {
      List<StreamResult> runs = data.of(strategy).stream().filter(DriftSection::hasDrift).toList();
      Map<String, Double> rotations = meanRotations(runs);
      if (rotations.values().stream().anyMatch(degrees -> degrees > 0)) {
        byStrategy.put(strategy, rotations);
      }
    }
    List<String> classes = mostTurned(byStrategy);
    double most =
        byStrategy.values().stream()
            .flatMap(rotations -> rotations.values().stream())
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(1);
    Markup html = page.html();
    html.open("div", "class", "scroll tall").open("table", "class", "results classes");
    html.open("thead").open("tr").element("th", "Class", "scope", "col");
    byStrategy.keySet().forEach(strategy -> html.element("th", strategy, "scope", "col"));
    html.close().close().open("tbody");
    for (String name : classes) {
      html.open("tr").element("th", name, "scope", "row");
      byStrategy.forEach(
          (strategy, rotations) ->
              cell(html, page.palette().of(strategy), rotations.get(name), most));
      html.close();
    }
    html.close().close().close();
    page.paragraph(
        "note",
        "Angle between a class's text feature after the last task and before the first, in degrees, mean over runs. The %d classes of %d that turned most; results.json has all of every run."
            .formatted(classes.size(), classCount(byStrategy)));
  }

  private static int classCount(Map<String, Map<String, Double>> byStrategy) {
    TreeSet<String> names = new TreeSet<>();
    byStrategy.values().forEach(rotations -> names.addAll(rotations.keySet()));
    return names.size();
  }

  private static Map<String, Double> meanRotations(List<StreamResult> runs) {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    for (StreamResult run : runs) {
      Measured.rotations(run.saved(), Measured.last(run.saved(), Measured.DRIFT))
          .forEach(
              (name, degrees) ->
                  all.computeIfAbsent(name, first -> new ArrayList<>()).add(degrees));
    }
    Map<String, Double> means = new LinkedHashMap<>();
    all.forEach(
        (name, degrees) ->
            means.put(
                name,
                SeedStatistics.of(degrees.stream().mapToDouble(Double::doubleValue).toArray())
                    .mean()
                    .orElseThrow()));
    return means;
  }

  private static List<String> mostTurned(Map<String, Map<String, Double>> byStrategy) {
    Map<String, Double> highest = new LinkedHashMap<>();
    byStrategy
        .values()
        .forEach(
            rotations ->
                rotations.forEach((name, degrees) -> highest.merge(name, degrees, Math::max)));
    return highest.entrySet().stream()
        .sorted(Comparator.comparingDouble((Map.Entry<String, Double> one) -> -one.getValue()))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void cell(Markup html, int colour, @Nullable Double degrees, double most) {
    if (degrees == null) {
      html.element("td", Cells.NONE);
      return;
    }
    html.open("td");
    html.element("span", Format.decimals(degrees, 1), "class", "share");
    html.open("span", "class", "track");
    html.element(
        "span",
        "",
        "class",
        "fill c" + colour,
        "style",
        "width:%s%%".formatted(Math.round(100 * degrees / Math.max(most, 1e-9))));
    html.close().close();
  }
}
