package io.plateau.jobs;

import io.plateau.clip.EmbeddedModel;
import io.plateau.jobs.config.Layer;
import io.plateau.jobs.config.SettingsBinder;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.report.HtmlReport;
import io.plateau.jobs.report.ReportData;
import io.plateau.jobs.report.ResultsJson;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

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
    Demo demo =
        new Demo(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            FrozenModels.clip(EmbeddedModel.NAME, configuration),
            TrainJob.source(features.toString(), EmbeddedModel.NAME, featureSet),
            featureSet.read(Split.TEST),
            SettingsBinder.bind(TrainSettings.defaults(), List.of(Layer.preset("demo"))),
            out.toString());
    demo.compare(SEEDS);
    stopwatch.lap("train and score, three seeds");
    demo.sweep(arguments.size() == DemoArguments.Size.FULL ? SEEDS : SEEDS.subList(0, 1));
    stopwatch.lap("radius sweep");
    ReportData report = demo.report(featureSet, stopwatch.laps);
    Storage storage = Storage.at(out.toString(), configuration);
    storage.writeText("results.json", ResultsJson.render(report));
    storage.writeText("report.html", HtmlReport.render(report));
    LOG.info("Open {} in a browser.", out.resolve("report.html"));
  }

  /** How long each stage took. */
  private static final class Stopwatch {

    private final Map<String, Duration> laps = new LinkedHashMap<>();
    private long last = System.nanoTime();

    void lap(String stage) {
      long now = System.nanoTime();
      laps.put(stage, Duration.ofNanos(now - last));
      last = now;
    }
  }
}
