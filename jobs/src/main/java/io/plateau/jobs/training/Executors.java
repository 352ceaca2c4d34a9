package io.plateau.jobs.training;

import org.apache.spark.api.java.JavaSparkContext;

/** The executors of an application. */
final class Executors {

  private Executors() {}

  /** How many there are; 1 where the driver does the work itself. */
  static int count(JavaSparkContext spark) {
    // The tracker lists the driver as well.
    return Math.max(1, spark.sc().statusTracker().getExecutorInfos().length - 1);
  }
}
