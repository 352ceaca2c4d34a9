package io.plateau.jobs.training;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/** The executors of an application. */
final class Executors {

  private static final String INSTANCES = "spark.executor.instances";

  private Executors() {}

  /**
   * How many there are, or are to be; 1 where the driver does the work itself. The same number for
   * the same configuration, because it decides how a batch is cut into parts.
   */
  static int count(JavaSparkContext spark) {
    if (spark.isLocal()) {
      return 1;
    }
    if (spark.getConf().contains(INSTANCES)) {
      return Math.max(1, spark.getConf().getInt(INSTANCES, 1));
    }
    // Spark holds the first job back until the executors it waits for have come.
    spark.parallelize(List.of(0), 1).count();
    int withDriver = spark.sc().statusTracker().getExecutorInfos().length;
    return Math.max(1, withDriver - 1);
  }
}
