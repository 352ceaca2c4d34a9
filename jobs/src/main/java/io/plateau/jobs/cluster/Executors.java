package io.plateau.jobs.cluster;

import java.time.Duration;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** The executors of an application. */
public final class Executors {

  private static final String INSTANCES = "spark.executor.instances";
  private static final String GPUS_OF_EXECUTOR = "spark.executor.resource.gpu.amount";

  private Executors() {}

  /**
   * How many there are, or are to be; 1 where the driver does the work itself. The same number for
   * the same configuration, because it decides how a batch is cut into parts.
   *
   * @param patience how long the first one may take to come
   * @throws IllegalStateException when none has come by then
   */
  public static int count(JavaSparkContext spark, Duration patience) {
    if (spark.isLocal()) {
      return 1;
    }
    if (spark.getConf().contains(INSTANCES)) {
      return Math.max(1, spark.getConf().getInt(INSTANCES, 1));
    }
    requireAny(spark, patience);
    // Spark holds the first job back until the executors it waits for have come.
    spark.parallelize(List.of(0), 1).count();
    int withDriver = spark.sc().statusTracker().getExecutorInfos().length;
    return Math.max(1, withDriver - 1);
  }

  /** How many tasks can run at the same time now, over all executors. */
  public static int slots(JavaSparkContext spark) {
    return Slots.count(spark);
  }

  /** Waits until a task can run somewhere. */
  static void requireAny(JavaSparkContext spark, Duration patience) {
    if (Slots.await(spark, 1, patience) == 0) {
      throw new IllegalStateException(
          "Cannot train: Spark has no executor that a task fits on, after %s (worker-timeout). Check that the cluster has room for spark.executor.cores, spark.executor.memory and the GPUs that were asked for."
              .formatted(WorkerFailure.seconds(patience)));
    }
  }

  /** An executor has one frozen model, on one device. */
  static void requireOneGpuEach(SparkConf conf) {
    int gpus = conf.getInt(GPUS_OF_EXECUTOR, 0);
    if (gpus > 1) {
      throw new IllegalArgumentException(
          "%s: %d (expected: at most 1, since an executor trains on one GPU; start %d times as many executors)"
              .formatted(GPUS_OF_EXECUTOR, gpus, gpus));
    }
  }
}
