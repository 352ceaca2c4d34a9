package io.plateau.jobs.command;

import io.plateau.jobs.run.Versions;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;

/**
 * A command that runs on Spark, embedded in this process unless a master is named.
 *
 * @param <A> the arguments
 */
public abstract class SparkCommand<A> extends JobCommand<A> {

  private static final Logger LOG = LoggerFactory.getLogger(SparkCommand.class);

  @Mixin private SparkOptions spark = new SparkOptions();

  private final SparkJob<A> job;

  public SparkCommand(SparkJob<A> job) {
    this.job = job;
  }

  protected final SparkOptions sparkOptions() {
    return spark;
  }

  @Override
  protected final void run(A arguments) throws Exception {
    LOG.info("{}: {}", qualifiedName(), Versions.current());
    try (SparkSession session = SparkSessions.open(qualifiedName(), spark)) {
      job.run(arguments, session);
    }
  }
}
