package io.plateau.jobs;

import io.plateau.clip.FrozenClip;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.run.TrainProgress;
import io.plateau.jobs.training.RealInput;
import io.plateau.jobs.training.SyntheticInput;
import io.plateau.jobs.training.TrainingRun;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a feature set to a learned prompt. */
final class TrainJob implements SparkJob<TrainArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(TrainJob.class);

  @Override
  public void run(TrainArguments arguments, SparkSession spark) throws IOException {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    FeatureSet features = FeatureSet.open(arguments.features(), configuration);
    FrozenClip clip = FrozenModels.clip(arguments.model(), configuration);
    RealInput.requireSameModel(features, clip, arguments.features(), arguments.model());
    TrainingRun run =
        new TrainingRun(
                JavaSparkContext.fromSparkContext(spark.sparkContext()),
                clip,
                SyntheticInput.addedTo(
                    RealInput.source(arguments.features(), arguments.model(), features),
                    arguments.settings(),
                    clip,
                    configuration),
                arguments.settings(),
                Storage.at(arguments.out(), configuration))
            .announce();
    switch (arguments.action()) {
      case START -> run.start(new TrainProgress());
      case RESUME -> run.resume(new TrainProgress());
      case EXPLAIN -> {
        System.out.print(run.training().distribution().explain());
        return;
      }
    }
    LOG.info("The prompt is in {}.", arguments.out());
  }
}
