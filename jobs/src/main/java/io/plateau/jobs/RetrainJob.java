package io.plateau.jobs;

import io.plateau.clip.FrozenClip;
import io.plateau.clip.Torch;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.continual.StreamModel;
import io.plateau.jobs.continual.StreamProgress;
import io.plateau.jobs.registry.Registry;
import io.plateau.jobs.retrain.Outcome;
import io.plateau.jobs.retrain.Retrain;
import io.plateau.jobs.retrain.RetrainRequest;
import io.plateau.jobs.run.Versions;
import io.plateau.prep.FrozenModels;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a registry and a feature set to a decision. */
public final class RetrainJob implements SparkJob<RetrainArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(RetrainJob.class);

  private Outcome outcome = Outcome.NOTHING_TO_DO;

  @Override
  public void run(RetrainArguments arguments, SparkSession spark) throws IOException {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    RetrainRequest request = arguments.request();
    Torch.threads(request.settings().learning().training().run().threads());
    LOG.info("settings:\n{}", EffectiveSettings.yaml(request.settings()));
    Registry registry = Registry.open(arguments.registry(), configuration);
    FrozenClip clip = FrozenModels.clip(arguments.model(), configuration);
    outcome =
        new Retrain(
                JavaSparkContext.fromSparkContext(spark.sparkContext()),
                registry,
                new StreamModel(clip, arguments.model(), Versions.plateau()),
                request,
                new StreamProgress())
            .run();
  }

  /** What the last run came to. */
  Outcome outcome() {
    return outcome;
  }
}
