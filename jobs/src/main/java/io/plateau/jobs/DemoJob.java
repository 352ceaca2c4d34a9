package io.plateau.jobs;

import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.config.Layer;
import io.plateau.jobs.config.SettingsBinder;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.contest.Compare;
import io.plateau.jobs.contest.ComparePreset;
import io.plateau.jobs.contest.CompareReport;
import io.plateau.jobs.contest.Experiment;
import io.plateau.jobs.report.ReportData;
import io.plateau.jobs.report.Reports;
import io.plateau.jobs.run.Stopwatch;
import io.plateau.jobs.run.Versions;
import io.plateau.jobs.training.PromptTraining;
import io.plateau.jobs.training.RealInput;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.Prepare;
import io.plateau.prep.PrepareRequest;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import io.plateau.pretrain.PretrainingSettings;
import io.plateau.world.ShiftedTask;
import io.plateau.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main job on a task that it draws: images, features, prompts, scores, a report. Every stage
 * picks up what an interrupted run has left.
 */
final class DemoJob implements SparkJob<DemoArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(DemoJob.class);

  @Override
  public void run(DemoArguments arguments, SparkSession spark) throws IOException {
    Path out = Path.of(arguments.out()).toAbsolutePath().normalize();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Stopwatch stopwatch = new Stopwatch();
    Path images = out.resolve("images");
    Path features = out.resolve("features");
    if (!Files.exists(features.resolve(FeatureSetManifest.FILE_NAME))) {
      LOG.info("Drawing a few-shot task into {}.", images);
      ShiftedTask.of(new World(PretrainingSettings.ofDefault().seed())).write(images);
    }
    stopwatch.lap("draw the task");
    LOG.info("Encoding its images with the frozen image tower.");
    Prepare.run(
        spark,
        PrepareRequest.builder(images.toString(), EmbeddedModel.NAME, features.toString())
            .createdBy(Versions.plateau())
            .build(),
        new PrepareProgress());
    stopwatch.lap("prepare");

    FeatureSet featureSet = FeatureSet.open(features.toString(), configuration);
    FrozenClip clip = FrozenModels.clip(EmbeddedModel.NAME, configuration);
    FeatureTable test = featureSet.read(Split.TEST);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    TrainSettings common =
        PromptTraining.withParts(
            SettingsBinder.bind(TrainSettings.defaults(), List.of(Layer.preset("demo"))), context);
    Experiment experiment =
        Experiment.baseToNew(
            context,
            clip,
            RealInput.source(features.toString(), EmbeddedModel.NAME, featureSet),
            test,
            out.toString());
    ComparePreset preset = ComparePreset.DEMO;
    Compare.Results results = new Compare(experiment, test, common).run(preset, arguments.size());
    stopwatch.lap("train and score");
    ReportData.Builder report =
        new CompareReport(preset, results)
            .data("Plateau demo", featureSet, test, clip, common, configuration);
    stopwatch.laps().forEach(report::timing);
    Reports.write(Storage.at(out.toString(), configuration), report.build());
    LOG.info("Open {} in a browser.", out.resolve("report.html"));
  }
}
