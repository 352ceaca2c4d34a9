package io.plateau.jobs.dashboard;

import io.plateau.continual.failure.Erosion;
import io.plateau.evaluation.Metric;
import io.plateau.jobs.report.Page;
import io.plateau.jobs.report.Section;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The three ways to fail, after every task: drift, interference, erosion. */
final class FailureSection implements Section<Dashboard> {

  @Override
  public String id() {
    return "failures";
  }

  @Override
  public String title() {
    return "The three failure modes";
  }

  @Override
  public boolean appliesTo(Dashboard data) {
    return data.runs().stream().anyMatch(run -> run.saved().trained() > 0);
  }

  @Override
  public void write(Page page, Dashboard data) {
    page.legend(data.strategies());
    page.html().open("div", "class", "grid three");
    chart(
        page,
        data,
        "Drift: mean rotation of text features",
        "degrees",
        1,
        (run, after) -> Measured.rotation(run.saved(), after));
    chart(
        page,
        data,
        "Interference: mean cosine of tasks' gradients",
        "cosine",
        1,
        (run, after) -> Measured.interference(run.saved(), after, "mean_cosine"));
    chart(
        page,
        data,
        "Interference: pairs of tasks that conflict",
        "% of pairs below 0",
        100,
        (run, after) -> Measured.interference(run.saved(), after, "share_below_zero"));
    chart(
        page,
        data,
        "Erosion: drop on tasks to come",
        "points",
        100,
        (run, after) -> erosion(run, after, Erosion::unseenDrop));
    chart(
        page,
        data,
        "Erosion: worst drop of a task to come",
        "points",
        100,
        (run, after) -> erosion(run, after, Erosion::worstDrop));
    chart(
        page,
        data,
        "Erosion: drop on held-out sets",
        "points",
        100,
        (run, after) -> erosion(run, after, Erosion::heldOutDrop));
    page.html().close();
    page.paragraph(
        "note",
        "Means over runs; whiskers are one standard deviation. Drops are against the pretrained model: below 0 is a gain. A strategy without a line has nothing of the kind to measure: drift needs learned text features, interference shared parameters, erosion an accuracy on what was not trained.");
  }

  private static void chart(
      Page page,
      Dashboard data,
      String title,
      String unit,
      double factor,
      Dashboard.TaskNumber number) {
    TaskCurves.figure(page, data, data.runs(), title, unit, factor, number);
  }

  private static OptionalDouble erosion(
      StreamResult run, int after, Function<Erosion, Metric> number) {
    return after < 1 || after > run.matrix().trained()
        ? OptionalDouble.empty()
        : number.apply(Erosion.of(run.matrix(), after)).value();
  }
}
