package io.plateau.jobs.bench;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.plateau.clip.MatrixRate;
import io.plateau.clip.Precision;
import io.plateau.clip.Torch;
import io.plateau.jobs.cluster.SparkWorkers;
import io.plateau.jobs.config.DistributionSettings;
import io.plateau.prompt.ClassShards;
import io.plateau.prompt.Prompts;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Perturbation;
import io.plateau.training.ClusterSpeed;
import io.plateau.training.GradientExchange;
import io.plateau.training.ShardedLearner;
import io.plateau.training.Step;
import io.plateau.training.StepCost;
import io.plateau.training.TextLoad;
import io.plateau.training.Workers;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * One worker against several: classes shared at a fixed batch, and the batch shared at a fixed
 * number of rows per worker. Beside each time stands what the cost model makes of it.
 */
final class ScalingBench {

  /** Beside the heap: weights and activations of a thousand classes. */
  private static final int EXECUTOR_MEGABYTES = 1024;

  private static final int RATE_ROWS = 2048;
  private static final int EXCHANGES = 50;
  private static final double SECONDS_PER_FLOAT = 1e-8;

  private final PrintWriter out;

  public ScalingBench(PrintWriter out) {
    this.out = out;
  }

  /** Measures with executors in processes of their own on this machine. */
  public void runInProcesses(ScalingArguments arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("bench", "scaling"));
    command.addAll(arguments.options());
    new ExecutorProcesses(arguments.workers(), EXECUTOR_MEGABYTES, arguments.threads())
        .run(command);
  }

  /** Prints both tables for the executors of a Spark application. */
  public void run(ScalingArguments arguments, JavaSparkContext spark) throws IOException {
    Torch.initialise();
    Torch.threads(arguments.threads());
    Prompts prompts = arguments.names().prompts(arguments.classes());
    out.printf(
        "%nA CoOp step at ViT-B/16's text size, %d %s, %d thread(s) a worker, %s.%n%n",
        arguments.classes(), arguments.names().description(), arguments.threads(), spark.master());
    int all = arguments.workers();
    ClusterSpeed speed = speed(spark, prompts, arguments);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), Torch.ENGINE)) {
      Mode classMode = (workload, workers) -> shared(workload, workers, manager);
      Mode dataMode =
          (workload, workers) -> GradientExchange.dataParallel(workers, Perturbation.none());
      Table table =
          Table.print(
              out, "shared", "workers", "batch", "ms per step (min - max)", "model", "x (aim)");
      measure(spark, prompts, arguments, speed, table, "classes", classMode, arguments.batch());
      measure(spark, prompts, arguments, speed, table, "batch", dataMode, arguments.batch() * all);
    }
    out.printf(
        """

        x: one worker's time over that of all; of the batch, where every worker has as many rows as the one
        had, it is the efficiency. Model: the cost model at %.0f GFLOP/s a worker, all busy, and %.1f ms an exchange.
        %s
        """,
        speed.flopsPerSecond() / 1e9,
        speed.secondsPerExchange() * 1e3,
        Machine.here(arguments.threads()).line(Map.of()));
    out.flush();
  }

  private interface Mode {
    GradientExchange exchange(Workload workload, Workers workers);
  }

  private static GradientExchange shared(Workload workload, Workers workers, NDManager manager) {
    ClassShards shards = ClassShards.of(workload.prompts(), workers.parts());
    Objective objective = workload.objective(manager, new ShardedLearner(workers, shards));
    return GradientExchange.onDriver(objective, workload.images(), Perturbation.none());
  }

  private void measure(
      JavaSparkContext spark,
      Prompts prompts,
      ScalingArguments arguments,
      ClusterSpeed speed,
      Table table,
      String what,
      Mode mode,
      int batchOfAll) {
    int all = arguments.workers();
    // Named once, so that executors build their workers once and not in every round.
    Workload alone =
        Workload.of(UUID.randomUUID().toString(), prompts, arguments.batch(), arguments.threads());
    Workload together =
        Workload.of(UUID.randomUUID().toString(), prompts, batchOfAll, arguments.threads());
    List<Double> one = new ArrayList<>();
    List<Double> many = new ArrayList<>();
    for (int round = 0; round < arguments.rounds(); round++) {
      one.addAll(steps(spark, alone, 1, arguments.repetitions(), mode));
      many.addAll(steps(spark, together, all, arguments.repetitions(), mode));
    }
    Spread first = spread(one);
    Spread second = spread(many);
    boolean classes = what.equals("classes");
    table.row(
        what,
        "1",
        Integer.toString(arguments.batch()),
        first.text(0),
        model(prompts, speed, 1, classes),
        "");
    table.row(
        what,
        Integer.toString(all),
        Integer.toString(batchOfAll),
        second.text(0),
        model(prompts, speed, all, classes),
        "%s (%s)"
            .formatted(
                Spread.number(first.median() / second.median(), 2),
                classes ? Spread.number(0.875 * all, 2) : "0.90"));
  }

  private static String model(Prompts prompts, ClusterSpeed speed, int workers, boolean classes) {
    long learned = (long) prompts.slots() * RandomTextTower.CONFIG.projection();
    TextLoad load = TextLoad.of(prompts, workers, RandomTextTower.CONFIG, learned, 1);
    ClusterSpeed some =
        new ClusterSpeed(
            workers, speed.flopsPerSecond(), speed.secondsPerExchange(), speed.secondsPerFloat());
    StepCost cost =
        classes ? StepCost.classParallel(load, some) : StepCost.dataParallel(load, some);
    return Spread.number(cost.seconds() * 1e3, 0);
  }

  private static List<Double> steps(
      JavaSparkContext spark, Workload workload, int parts, int repetitions, Mode mode) {
    List<Double> milliseconds = new ArrayList<>();
    try (Workers workers =
        SparkWorkers.open(spark, workload, parts, DistributionSettings.defaults())) {
      TimedTraining training = TimedTraining.coop(workload, mode.exchange(workload, workers));
      training.steps(1);
      for (int i = 0; i < repetitions; i++) {
        milliseconds.add(training.steps(1));
      }
    }
    return milliseconds;
  }

  private static Spread spread(List<Double> values) {
    return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** What the cost model reckons with: rates while all workers are busy, and an empty exchange. */
  private static ClusterSpeed speed(
      JavaSparkContext spark, Prompts prompts, ScalingArguments arguments) {
    int workers = arguments.workers();
    NoWork idle = new NoWork(UUID.randomUUID().toString(), workers, arguments.threads());
    try (Workers all = SparkWorkers.open(spark, idle, workers, DistributionSettings.defaults())) {
      double rate =
          all
              .run(
                  (worker, part, parts) ->
                      Optional.of(MatrixRate.measure(Device.cpu(), Precision.FP32, RATE_ROWS)))
              .stream()
              .flatMap(Optional::stream)
              .mapToDouble(Double::doubleValue)
              .average()
              .orElseThrow();
      GradientExchange exchange = GradientExchange.dataParallel(all, new NoWork.MadeUp());
      Workload learned = Workload.of("learned", prompts, workers, arguments.threads());
      Step step = learned.plan(1).step(0);
      double[] seconds = new double[EXCHANGES];
      for (int i = -EXCHANGES; i < EXCHANGES; i++) {
        long start = System.nanoTime();
        exchange.exchange(learned.context(), step, Guide.first());
        if (i >= 0) {
          seconds[i] = (System.nanoTime() - start) / 1e9;
        }
      }
      return new ClusterSpeed(workers, rate, Spread.of(seconds).median(), SECONDS_PER_FLOAT);
    }
  }
}
