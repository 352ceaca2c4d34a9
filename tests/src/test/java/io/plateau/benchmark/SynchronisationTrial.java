package io.plateau.benchmark;

import io.plateau.feature.Batch;
import io.plateau.jobs.cluster.PluginSetup;
import io.plateau.jobs.cluster.SparkWorkers;
import io.plateau.jobs.cluster.WorkerSource;
import io.plateau.jobs.config.Choice;
import io.plateau.jobs.config.DistributionMode;
import io.plateau.jobs.config.DistributionSettings;
import io.plateau.jobs.config.ExchangeMode;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;
import io.plateau.tensor.HostTensor;
import io.plateau.training.GradientExchange;
import io.plateau.training.ShardEncoder;
import io.plateau.training.Step;
import io.plateau.training.Worker;
import io.plateau.training.Workers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** One row of {@link SynchronisationBenchmark}, in a process of its own. */
final class SynchronisationTrial {

  private static final int PARTS = 2;

  private SynchronisationTrial() {}

  private record Nothing(String run) implements WorkerSource {

    @Override
    public int threads() {
      return 1;
    }

    @Override
    public Worker worker(Configuration configuration) {
      Objective none =
          (v, batch) -> {
            throw new UnsupportedOperationException("Gradients are made up here.");
          };
      return new Worker(none, new Batch(new float[PARTS], new int[PARTS], 1), ShardEncoder.none());
    }
  }

  /** Two gradients that cost nothing and share no memory. */
  private record MadeUp() implements Perturbation {

    @Override
    public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
      return new TwoGradients(new Gradient(1, v), new Gradient(1, v.times(2)), batch.rows());
    }

    @Override
    public Optional<Perturbation> given(Parameters v, Gradient y, Guide guide) {
      return Optional.of(this);
    }
  }

  /** Arguments: exchange, floats, steps, then Spark's options in pairs. */
  public static void main(String[] args) {
    ExchangeMode exchange = Choice.parse(ExchangeMode.class, args[0]);
    int floats = Integer.parseInt(args[1]);
    int steps = Integer.parseInt(args[2]) / (exchange == ExchangeMode.JOB ? 10 : 1);
    SparkConf conf = conf(Arrays.copyOfRange(args, 3, args.length));
    try (JavaSparkContext spark = new JavaSparkContext(conf);
        Workers workers =
            SparkWorkers.open(
                spark,
                new Nothing("synchronisation"),
                PARTS,
                new DistributionSettings(exchange, DistributionMode.DATA, false, 60))) {
      double[] milliseconds = measure(workers, floats, steps);
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %d | %.2f | %.2f | %.1f |%n",
          args[0],
          spark.isLocal() ? "one JVM" : "2 processes",
          floats,
          milliseconds[steps / 2],
          milliseconds[steps * 9 / 10],
          milliseconds[steps - 1]);
    }
  }

  private static SparkConf conf(String... options) {
    SparkConf conf = new SparkConf().setAppName("synchronisation").set("spark.ui.enabled", "false");
    for (int i = 0; i < options.length; i += 2) {
      if (options[i].equals("--master")) {
        conf.setMaster(options[i + 1]);
      } else {
        String[] pair = options[i + 1].split("=", 2);
        conf.set(pair[0], pair[1]);
      }
    }
    PluginSetup.apply(conf);
    return conf;
  }

  /** As many steps again come first, to warm up; sorted. */
  private static double[] measure(Workers workers, int floats, int steps) {
    GradientExchange exchange = GradientExchange.dataParallel(workers, new MadeUp());
    Parameters v = Parameters.of("context", new HostTensor(new long[] {floats}, new float[floats]));
    double[] milliseconds = new double[steps];
    for (int i = -steps; i < steps; i++) {
      long start = System.nanoTime();
      exchange.exchange(v, new Step(Math.abs(i), 0, new int[] {0, 1}), Guide.first());
      if (i >= 0) {
        milliseconds[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(milliseconds);
    return milliseconds;
  }
}
