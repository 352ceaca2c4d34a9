package io.plateau.jobs.bench;

import io.plateau.jobs.cluster.SparkWorkers;
import io.plateau.jobs.config.Choice;
import io.plateau.jobs.config.DistributionMode;
import io.plateau.jobs.config.DistributionSettings;
import io.plateau.jobs.config.ExchangeMode;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.training.GradientExchange;
import io.plateau.training.Step;
import io.plateau.training.Workers;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What it costs to send parameters to workers and to get two gradients back from each, where
 * computing them costs nothing.
 */
final class ExchangeBench {

  private static final int JOBS_PER_STEP = 10;
  private static final int EXECUTOR_MEGABYTES = 1024;
  private static final int TIMEOUT_SECONDS = 120;

  private final PrintWriter out;

  public ExchangeBench(PrintWriter out) {
    this.out = out;
  }

  /** Measures with executors in processes of their own on this machine, in a process of its own. */
  public void runInProcesses(ExchangeArguments arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("bench", "exchange"));
    command.addAll(arguments.options());
    new ExecutorProcesses(arguments.workers(), EXECUTOR_MEGABYTES, 1).run(command);
  }

  /** Prints a table for the executors of a Spark application. */
  public void run(ExchangeArguments arguments, JavaSparkContext spark) {
    String place = spark.isLocal() ? "one JVM" : "executors of " + spark.master();
    out.printf("%nSynchronisation per step: %d workers, %s.%n%n", arguments.workers(), place);
    Table table =
        Table.print(out, "exchange", "floats", "ms per step (min - max)", "90 %", "steps");
    for (ExchangeMode mode : List.of(ExchangeMode.JOB, ExchangeMode.RESIDENT)) {
      int steps = mode == ExchangeMode.JOB ? arguments.steps() / JOBS_PER_STEP : arguments.steps();
      for (int floats : arguments.floats()) {
        double[] milliseconds = measure(spark, arguments.workers(), mode, floats, steps);
        table.row(
            Choice.name(mode),
            Integer.toString(floats),
            Spread.of(milliseconds).text(2),
            Spread.number(milliseconds[steps * 9 / 10], 2),
            Integer.toString(steps));
      }
    }
    out.printf("%n%s%n", Machine.here(1).line(Map.of()));
    out.flush();
  }

  /** Milliseconds of every step after as many to warm up; sorted. */
  private static double[] measure(
      JavaSparkContext spark, int workers, ExchangeMode mode, int floats, int steps) {
    DistributionSettings settings =
        new DistributionSettings(mode, DistributionMode.DATA, false, TIMEOUT_SECONDS);
    NoWork source = new NoWork(UUID.randomUUID().toString(), workers, 1);
    Parameters v = Parameters.of("context", new HostTensor(new long[] {floats}, new float[floats]));
    Step step = new Step(0, 0, IntStream.range(0, workers).toArray());
    try (Workers all = SparkWorkers.open(spark, source, workers, settings)) {
      GradientExchange exchange = GradientExchange.dataParallel(all, new NoWork.MadeUp());
      double[] milliseconds = new double[steps];
      for (int i = -steps; i < steps; i++) {
        long start = System.nanoTime();
        exchange.exchange(v, step, Guide.first());
        if (i >= 0) {
          milliseconds[i] = (System.nanoTime() - start) / 1e6;
        }
      }
      Arrays.sort(milliseconds);
      return milliseconds;
    }
  }
}
