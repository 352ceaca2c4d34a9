package io.plateau.jobs.cluster;

import io.plateau.jobs.config.DistributionSettings;
import io.plateau.jobs.config.ExchangeMode;
import io.plateau.training.Workers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Workers on the executors of a Spark application, reached in one of two ways. */
public final class SparkWorkers {

  private static final Logger LOG = LoggerFactory.getLogger(SparkWorkers.class);

  /** How long executors that would make up the number of slots may be on their way. */
  private static final Duration STRAGGLERS = Duration.ofSeconds(60);

  private static final AtomicReference<String> SAID = new AtomicReference<>("");

  private SparkWorkers() {}

  /**
   * Opens the workers of a run.
   *
   * @param parts into how many its work is cut
   * @throws IllegalStateException when Spark cannot run their tasks; the message says what to set
   */
  public static Workers open(
      JavaSparkContext spark, WorkerSource source, int parts, DistributionSettings settings) {
    Executors.requireOneGpuEach(spark.getConf());
    Duration timeout = settings.timeout();
    Executors.requireAny(spark, timeout);
    if (settings.exchange() == ExchangeMode.JOB) {
      MessageLimit.requireJob(spark.getConf(), source.stepBytes());
      say("one Spark job per step, as exchange=job says.");
      return new JobPerStepWorkers(spark, source, parts, timeout);
    }
    MessageLimit.requireResident(source.stepBytes());
    Optional<Slots.Claim> slots =
        ResidentPlugin.isIn(spark.getConf()) ? claim(spark, parts, timeout) : Optional.empty();
    if (slots.isPresent()) {
      say("resident, %d tasks that stay for the whole run.".formatted(parts));
      return new ResidentWorkers(spark, source, slots.get(), timeout);
    }
    String obstacle = obstacle(spark, parts);
    if (settings.exchange() == ExchangeMode.RESIDENT) {
      throw new IllegalStateException(
          "Cannot use exchange=resident: %s, or set exchange=job.".formatted(obstacle));
    }
    MessageLimit.requireJob(spark.getConf(), source.stepBytes());
    say("one Spark job per step. For the resident one: %s.".formatted(obstacle));
    return new JobPerStepWorkers(spark, source, parts, timeout);
  }

  /** Runs of an experiment mostly go the same way, which is news once. */
  private static void say(String exchange) {
    if (!exchange.equals(SAID.getAndSet(exchange))) {
      LOG.info("Exchange: {}", exchange);
    }
  }

  private static Optional<Slots.Claim> claim(JavaSparkContext spark, int parts, Duration timeout) {
    Slots.await(spark, parts, timeout.compareTo(STRAGGLERS) < 0 ? timeout : STRAGGLERS);
    return Slots.claim(spark, parts);
  }

  /** What stands in the way of resident tasks, and what to do about it. */
  private static String obstacle(JavaSparkContext spark, int parts) {
    if (!ResidentPlugin.isIn(spark.getConf())) {
      return "Spark has not loaded %s, because executors might not find it. Put Plateau's jar into spark.jars or spark.executor.extraClassPath"
          .formatted(ResidentPlugin.class.getName());
    }
    return "%d parts need %d slots at the same time, and Spark has %d, %d of them kept by other runs. Add executors or cores (spark.executor.instances, spark.executor.cores; --master local[%d] in one process), lower parts, spark.task.cpus or spark.task.resource.gpu.amount"
        .formatted(parts, parts, Slots.count(spark), Slots.held(), parts);
  }
}
