package io.plateau.jobs;

import io.plateau.jobs.command.SparkJob;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** Learns a prompt, or what steers the image tower. */
final class LearnJob implements SparkJob<LearnArguments> {

  @Override
  public void run(LearnArguments arguments, SparkSession spark) throws IOException {
    if (arguments instanceof SteerArguments steer) {
      new SteerJob().run(steer, spark);
    } else {
      new TrainJob().run((TrainArguments) arguments, spark);
    }
  }
}
