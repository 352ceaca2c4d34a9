package io.plateau.jobs.bench;

import io.plateau.training.ClusterSpeed;
import io.plateau.training.StepCost;
import io.plateau.training.TextLoad;
import java.io.PrintWriter;

/** What clusters that are not at hand would do: a calculation, nothing is measured. */
final class ClusterBench {

  private static final int CONTEXT = 16;
  private static final int TRUNK = CONTEXT + 1;

  /** Executors that the measured exchange had. */
  private static final int MEASURED = 2;

  private final PrintWriter out;

  public ClusterBench(PrintWriter out) {
    this.out = out;
  }

  /** Prints the table, and what it is reckoned with. */
  public void run(ClusterArguments arguments) {
    out.printf(
        """
        A GCSCoOp step (two passes) at ViT-B/16's text size on %s executors, reckoned: %.0f %% of the published
        %.0f TFLOP/s in bf16; %.1f tokens a class beside %d shared ones; %.1f ms an exchange with two executors and
        %.0f us for each further one; %.0f ns a float through the driver.

        """,
        arguments.gpu(),
        100 * arguments.share(),
        arguments.gpu().flopsPerSecond() / 1e12,
        arguments.tokensPerClass(),
        TRUNK,
        arguments.exchangeMilliseconds(),
        arguments.messageMicroseconds(),
        arguments.nanosecondsPerFloat());
    Table table =
        Table.print(
            out,
            "classes",
            "executors",
            "shared",
            "encode ms",
            "exchange ms",
            "step ms",
            "x one GPU",
            "GB per GPU");
    for (int classes : arguments.classes()) {
      StepCost alone = cost(arguments, classes, 1).cost();
      for (int executors : arguments.executors()) {
        Shared best = cost(arguments, classes, executors);
        table.row(
            Integer.toString(classes),
            Integer.toString(executors),
            best.what(),
            Spread.number(1e3 * best.cost().encodeSeconds(), 2),
            Spread.number(1e3 * best.cost().exchangeSeconds(), 1),
            Spread.number(1e3 * best.cost().seconds(), 1),
            Spread.number(alone.seconds() / best.cost().seconds(), 2),
            Spread.number(best.cost().memoryBytes() / 1e9, 1)
                + (best.cost().memoryBytes() > arguments.gpu().bytes() ? " (too much)" : ""));
      }
    }
    out.flush();
  }

  private record Shared(String what, StepCost cost) {}

  /**
   * The cheaper way to share the work, of those that fit into memory; on one executor there is
   * nothing to share or exchange.
   */
  private static Shared cost(ClusterArguments arguments, int classes, int executors) {
    TextLoad load = load(arguments, classes, executors);
    double rate = arguments.share() * arguments.gpu().flopsPerSecond();
    if (executors == 1) {
      return new Shared("-", StepCost.dataParallel(load, new ClusterSpeed(1, rate, 0, 0)));
    }
    double exchange =
        arguments.exchangeMilliseconds() / 1e3
            + Math.max(0, executors - MEASURED) * arguments.messageMicroseconds() / 1e6;
    ClusterSpeed speed =
        new ClusterSpeed(executors, rate, exchange, arguments.nanosecondsPerFloat() / 1e9);
    StepCost data = StepCost.dataParallel(load, speed);
    StepCost shared = StepCost.classParallel(load, speed);
    boolean dataFits = data.memoryBytes() <= arguments.gpu().bytes();
    return !dataFits || shared.seconds() < data.seconds()
        ? new Shared("classes", shared)
        : new Shared("batch", data);
  }

  /** Rows as the prefix tree of real names has them, whose number grows with the classes. */
  static TextLoad load(ClusterArguments arguments, int classes, int executors) {
    int width = RandomTextTower.CONFIG.text().transformer().width();
    long perExecutor = (classes + executors - 1L) / executors;
    return new TextLoad(
        classes,
        TRUNK + Math.round(arguments.tokensPerClass() * classes),
        TRUNK + Math.round(arguments.tokensPerClass() * perExecutor),
        RandomTextTower.CONFIG.text().transformer().layers(),
        width,
        RandomTextTower.CONFIG.projection(),
        (long) CONTEXT * width,
        2);
  }
}
