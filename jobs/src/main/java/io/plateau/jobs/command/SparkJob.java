package io.plateau.jobs.command;

import org.apache.spark.sql.SparkSession;

/**
 * What a command does on Spark once its arguments are read.
 *
 * @param <A> the arguments
 */
@FunctionalInterface
public interface SparkJob<A> {

  /**
   * Runs to the end.
   *
   * @param spark open for as long as this takes
   */
  void run(A arguments, SparkSession spark) throws Exception;
}
