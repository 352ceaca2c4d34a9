package io.plateau.jobs;

import io.plateau.clip.FrozenClip;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.run.TrainProgress;
import io.plateau.jobs.steering.SteeringFit;
import io.plateau.jobs.steering.SteeringRun;
import io.plateau.jobs.training.RealInput;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a feature set with tokens to what steers its model. */
final class SteerJob implements SparkJob<SteerArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(SteerJob.class);

  @Override
  public void run(SteerArguments arguments, SparkSession spark) throws IOException {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    FeatureSet features = FeatureSet.open(arguments.features(), configuration);
    FrozenClip clip = FrozenModels.clip(arguments.model(), configuration);
    RealInput.requireSameModel(features, clip, arguments.features(), arguments.model());
    TrainingSource source = RealInput.source(arguments.features(), arguments.model(), features);
    SteeringFit fit =
        new SteeringFit(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            clip,
            source,
            features.tokens(Split.TRAIN, source.train()),
            arguments.settings());
    SteeringRun run =
        new SteeringRun(
                fit,
                Map.of("features", source.origin().digest(), "model", clip.digest()),
                Storage.at(arguments.out(), configuration))
            .announce();
    switch (arguments.start()) {
      case FIRST_STEP -> run.start(new TrainProgress());
      case LAST_CHECKPOINT -> run.resume(new TrainProgress());
    }
    LOG.info("What steers the model is in {}.", arguments.out());
  }
}
