package io.plateau.jobs.dashboard;

import io.plateau.continual.metric.AccuracyMatrix;
import io.plateau.jobs.report.Page;
import io.plateau.jobs.report.Section;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Accuracy after every task: on what was trained, and task by task. */
final class TaskSection implements Section<Dashboard> {

  /** A longer stream would fill the page; the matrices have all of it. */
  private static final int CHARTS = 18;

  @Override
  public String id() {
    return "tasks";
  }

  @Override
  public String title() {
    return "Accuracy over the stream";
  }

  @Override
  public boolean appliesTo(Dashboard data) {
    return true;
  }

  @Override
  public void write(Page page, Dashboard data) {
    page.legend(data.strategies());
    page.html().open("div", "class", "grid three");
    TaskCurves.figure(
        page,
        data,
        data.runs(),
        "Mean over the tasks trained so far",
        "%",
        100,
        (run, after) -> mean(run, after, 0, after));
    TaskCurves.figure(
        page,
        data,
        data.runs(),
        "Mean over the tasks to come",
        "%",
        100,
        (run, after) -> mean(run, after, after, run.matrix().tasks().size()));
    TaskCurves.figure(
        page,
        data,
        data.runs(),
        "Mean over the held-out sets",
        "%",
        100,
        (run, after) ->
            mean(run, after, run.matrix().tasks().size(), run.matrix().columns().size()));
    page.html().close();
    for (int i = 0; i < data.orders().size(); i++) {
      String order = data.orders().get(i);
      if (i == 1) {
        page.html().open("details").element("summary", "Tasks of the other streams");
      }
      page.html().element("h3", order.isEmpty() ? "Task by task" : "Task by task, " + order);
      everyTask(page, data, order);
    }
    if (data.orders().size() > 1) {
      page.html().close();
    }
    page.paragraph(
        "note",
        "Means over runs; whiskers are one standard deviation. Tasks trained 0 is the pretrained model. A task begins to be trained where its number stands; a curve ends or begins where a set was not evaluated.");
  }

  private static void everyTask(Page page, Dashboard data, String order) {
    List<StreamResult> runs =
        data.runs().stream().filter(run -> run.order().equals(order)).toList();
    AccuracyMatrix first = runs.get(0).matrix();
    List<String> columns = first.columns();
    page.html().open("div", "class", "grid three");
    IntStream.range(0, Math.min(CHARTS, columns.size()))
        .forEach(
            column ->
                TaskCurves.figure(
                    page,
                    data,
                    runs,
                    column < first.tasks().size()
                        ? "%d. %s".formatted(column + 1, columns.get(column))
                        : columns.get(column) + " (held out)",
                    "%",
                    100,
                    (run, after) -> accuracy(run, after, column)));
    page.html().close();
    if (columns.size() > CHARTS) {
      page.paragraph(
          "note",
          "The first %d of %d; the others are in the matrices.".formatted(CHARTS, columns.size()));
    }
  }

  private static OptionalDouble accuracy(StreamResult run, int after, int column) {
    Double accuracy = run.matrix().cell(after, column).accuracy();
    return accuracy == null ? OptionalDouble.empty() : OptionalDouble.of(accuracy);
  }

  /** Over the columns from one to another, that one left out; none where one was not evaluated. */
  private static OptionalDouble mean(StreamResult run, int after, int from, int to) {
    double sum = 0;
    for (int column = from; column < to; column++) {
      OptionalDouble accuracy = accuracy(run, after, column);
      if (accuracy.isEmpty()) {
        return accuracy;
      }
      sum += accuracy.getAsDouble();
    }
    return from < to ? OptionalDouble.of(sum / (to - from)) : OptionalDouble.empty();
  }
}
