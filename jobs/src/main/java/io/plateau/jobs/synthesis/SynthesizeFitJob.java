package io.plateau.jobs.synthesis;

import io.plateau.clip.FrozenClip;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.run.TrainProgress;
import io.plateau.jobs.training.RealInput;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a feature set to a generator. */
final class SynthesizeFitJob implements SparkJob<SynthesizeFitArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(SynthesizeFitJob.class);

  @Override
  public void run(SynthesizeFitArguments arguments, SparkSession spark) throws IOException {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    FeatureSet features = FeatureSet.open(arguments.features(), configuration);
    FrozenClip clip = FrozenModels.clip(arguments.model(), configuration);
    RealInput.requireSameModel(features, clip, arguments.features(), arguments.model());
    GeneratorRun run =
        new GeneratorRun(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            clip,
            RealInput.source(arguments.features(), arguments.model(), features),
            arguments.settings(),
            Storage.at(arguments.out(), configuration));
    if (features.manifest().rows(Split.VAL) > 0) {
      run.measuredOn(Split.VAL, features.read(Split.VAL));
    }
    run.announce();
    switch (arguments.start()) {
      case FIRST_STEP -> run.start(new TrainProgress());
      case LAST_CHECKPOINT -> run.resume(new TrainProgress());
    }
    LOG.info("The generator is in {}.", arguments.out());
  }
}
