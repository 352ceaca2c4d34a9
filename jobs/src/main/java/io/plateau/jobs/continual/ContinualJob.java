package io.plateau.jobs.continual;

import io.plateau.clip.FrozenClip;
import io.plateau.clip.Torch;
import io.plateau.continual.scenario.Scenario;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.run.RunRecord;
import io.plateau.jobs.run.Versions;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a scenario to a matrix of accuracies. */
public final class ContinualJob implements SparkJob<ContinualArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(ContinualJob.class);

  @Override
  public void run(ContinualArguments arguments, SparkSession spark) throws IOException {
    long began = System.nanoTime();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Torch.threads(arguments.settings().training().run().threads());
    Scenario scenario = arguments.plan().resolve(new StoredFeatureSets(configuration));
    FrozenClip clip = FrozenModels.clip(arguments.model(), configuration);
    StreamRun run =
        new StreamRun(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            scenario,
            new StreamModel(clip, arguments.model(), Versions.plateau()),
            arguments.settings(),
            arguments.out(),
            new StreamProgress());
    LOG.info("settings:\n{}", EffectiveSettings.yaml(run.settings()));
    LOG.info(
        "{} tasks and {} held-out sets, {} classes, scored {}",
        scenario.tasks().size(),
        scenario.heldOut().size(),
        scenario.classNames().size(),
        scenario.labelSpace().description());
    switch (arguments.action()) {
      case START -> run.start();
      case RESUME -> run.resume();
    }
    RunRecord record =
        RunRecord.of(
            "continual",
            EffectiveSettings.flat(run.settings()),
            run.digests(),
            Duration.ofNanos(System.nanoTime() - began));
    Storage.at(arguments.out(), configuration).write(RunRecord.FILE_NAME, record.json());
    LOG.info("The matrix and its metrics are in {}.", arguments.out());
  }
}
