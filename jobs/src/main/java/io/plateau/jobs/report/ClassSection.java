package io.plateau.jobs.report;

import io.plateau.evaluation.Metric;
import io.plateau.jobs.report.chart.Markup;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which classes are hard, for whom. */
final class ClassSection implements Section<ReportData> {

  @Override
  public String id() {
    return "classes";
  }

  @Override
  public String title() {
    return "Class by class";
  }

  @Override
  public boolean appliesTo(ReportData data) {
    return !data.classes().isEmpty();
  }

  @Override
  public void write(Page page, ReportData data) {
    page.html().open("div", "class", "grid two");
    for (Part part : Part.values()) {
      List<ClassAccuracies> methods =
          data.classes().stream().filter(method -> method.part() == part).toList();
      if (!methods.isEmpty()) {
        page.html().open("div", "class", isWide(data) ? "whole" : "half");
        page.html().element("h3", part.heading());
        table(page, methods);
        page.html().close();
      }
    }
    page.html().close();
    page.paragraph(
        "note", "Accuracy per class in one run of each method, hardest for the last method first.");
  }

  /** Two parts stand side by side while they have few columns. */
  private static boolean isWide(ReportData data) {
    return data.classes().stream().map(ClassAccuracies::part).distinct().count() == 1
        || data.classes().stream().map(ClassAccuracies::method).distinct().count() > 2;
  }

  private static void table(Page page, List<ClassAccuracies> methods) {
    Markup html = page.html();
    html.open("div", "class", "tall").open("table", "class", "results classes");
    html.open("thead").open("tr").element("th", "Class", "scope", "col");
    html.element("th", "Images", "scope", "col", "class", "num");
    for (ClassAccuracies method : methods) {
      html.element("th", method.method() + ", %", "scope", "col");
    }
    html.close().close().open("tbody");
    for (int label : hardestFirst(methods.get(methods.size() - 1))) {
      html.open("tr").element("th", methods.get(0).classes().get(label).name(), "scope", "row");
      html.element(
          "td", Integer.toString(methods.get(0).classes().get(label).rows()), "class", "num");
      for (ClassAccuracies method : methods) {
        bar(page, method, method.classes().get(label).accuracy());
      }
      html.close();
    }
    html.close().close().close();
  }

  private static int[] hardestFirst(ClassAccuracies method) {
    return IntStream.range(0, method.classes().size())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                label -> method.classes().get(label).accuracy().value().orElse(2)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static void bar(Page page, ClassAccuracies method, Metric accuracy) {
    Markup html = page.html();
    if (!accuracy.isDefined()) {
      html.element("td", "\u2013");
      return;
    }
    String percent = Long.toString(Math.round(100 * accuracy.orElseThrow()));
    html.open("td", "class", "c" + page.palette().of(method.method()))
        .element("span", percent, "class", "share")
        .open("span", "class", "track")
        .element("span", "", "class", "fill", "style", "width:" + percent + "%")
        .close()
        .close();
  }
}
