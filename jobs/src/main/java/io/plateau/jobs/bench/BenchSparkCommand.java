package io.plateau.jobs.bench;

import io.plateau.jobs.command.Job;
import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.command.SparkOptions;
import io.plateau.jobs.command.SparkSessions;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Mixin;

/**
 * A measurement on the executors of a Spark application: those of {@code --master}, or processes of
 * their own on this machine.
 *
 * @param <A> the arguments
 */
abstract class BenchSparkCommand<A> extends JobCommand<A> {

  private final Measurement<A> measurement;
  private final Job<A> processes;

  @Mixin private SparkOptions spark = new SparkOptions();

  /** What is measured. */
  @FunctionalInterface
  interface Measurement<A> {
    void run(A arguments, JavaSparkContext spark) throws Exception;
  }

  /**
   * Makes the command.
   *
   * @param processes starts this program anew on executor processes
   */
  BenchSparkCommand(Measurement<A> measurement, Job<A> processes) {
    this.measurement = measurement;
    this.processes = processes;
  }

  @Override
  protected void run(A arguments) throws Exception {
    if (spark.master().isPresent()) {
      measureOn(spark, arguments);
    } else {
      processes.run(arguments);
    }
  }

  final void measureOn(SparkOptions options, A arguments) throws Exception {
    try (SparkSession session = SparkSessions.open(qualifiedName(), options)) {
      measurement.run(arguments, JavaSparkContext.fromSparkContext(session.sparkContext()));
    }
  }
}
