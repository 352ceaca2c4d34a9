package io.plateau.jobs;

import io.plateau.evaluation.Metric;
import io.plateau.evaluation.TemperatureScaling;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.evaluation.ArtifactStore;
import io.plateau.jobs.prediction.Labeller;
import io.plateau.jobs.prediction.Predict;
import io.plateau.jobs.prediction.PredictRequest;
import io.plateau.jobs.prediction.PredictionInput;
import io.plateau.jobs.prediction.PredictionProgress;
import io.plateau.jobs.prediction.PredictionSummary;
import io.plateau.jobs.prediction.Ranking;
import io.plateau.jobs.prediction.TemperatureFit;
import io.plateau.jobs.run.Progress;
import io.plateau.jobs.run.RunRecord;
import io.plateau.jobs.run.Versions;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Labels images by what was learned. */
final class PredictJob implements SparkJob<PredictArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(PredictJob.class);

  @Override
  public void run(PredictArguments arguments, SparkSession spark) throws IOException {
    long began = System.nanoTime();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    PredictRequest request = request(arguments, context);
    PredictionListener listener = new PredictionListener();
    Predict.Result result = Predict.run(context, request, listener);
    PredictionSummary summary = result.summary();
    if (result.status() == Predict.Status.ALREADY_COMPLETE) {
      LOG.info("{} is complete already; nothing to do.", arguments.out());
      return;
    }
    listener.finish();
    Storage out = Storage.at(arguments.out(), context.hadoopConfiguration());
    out.write(
        RunRecord.FILE_NAME,
        RunRecord.of(
                "predict",
                request.labeller().config().settings(),
                Map.of(
                    "artifact", summary.artifact().digest(),
                    "model", request.labeller().config().modelDigest(),
                    "input", summary.input().digest()),
                Duration.ofNanos(System.nanoTime() - began))
            .json());
    LOG.info(
        "{} images labelled with {} classes, {} of them abstained; {} files in {}.",
        summary.rows(),
        summary.classNames().size(),
        summary.abstained(),
        summary.files().size(),
        arguments.out());
    if (summary.quarantined() > 0) {
      LOG.warn(
          "{} images were set aside ({}); the reasons are in {}.",
          summary.quarantined(),
          summary.reasons(),
          out.resolve("quarantine"));
    }
  }

  private static PredictRequest request(PredictArguments arguments, JavaSparkContext context)
      throws IOException {
    Configuration configuration = context.hadoopConfiguration();
    String directory = arguments.artifact().find(configuration).directory();
    @Nullable List<String> classNames =
        arguments.classes() == null
            ? null
            : ClassNamesOption.read(arguments.classes(), configuration);
    Labeller labeller =
        Labeller.of(
            ArtifactStore.read(directory, configuration),
            arguments.choice(classNames),
            configuration);
    if (classNames != null && labeller.classNames().size() < classNames.size()) {
      LOG.warn(
          "Of the {} classes of {}, {} says something about the first {} alone; the others are left out.",
          classNames.size(),
          arguments.classes(),
          directory,
          labeller.classNames().size());
    }
    PredictionInput input =
        arguments.kind() == PredictionInput.Kind.FEATURES
            ? PredictionInput.features(arguments.input(), labeller, configuration)
            : PredictionInput.images(
                arguments.kind(), arguments.input(), labeller, arguments.limits(), configuration);
    @Nullable TemperatureFit fit =
        arguments.calibrate() == null
            ? null
            : calibrated(TemperatureFit.of(arguments.calibrate(), labeller, context));
    return new PredictRequest(
        directory,
        labeller,
        input,
        new Ranking(
            labeller.classNames(),
            arguments.topK(),
            arguments.abstain(),
            fit == null ? 1 : fit.scaling().temperature()),
        fit,
        arguments.format(),
        arguments.out(),
        Versions.plateau());
  }

  private static TemperatureFit calibrated(TemperatureFit fit) {
    TemperatureScaling scaling = fit.scaling();
    LOG.info(
        "Temperature {}, fitted on {} {} rows of {}: calibration error {} before, {} after.",
        String.format(Locale.ROOT, "%.3f", scaling.temperature()),
        scaling.rows(),
        fit.split().label(),
        fit.features(),
        percent(scaling.before().ece()),
        percent(scaling.after().ece()));
    if (fit.split() == Split.TRAIN) {
      LOG.warn(
          "{} has no validation rows: on rows that were trained on an artifact is surer than it should be elsewhere.",
          fit.features());
    }
    return fit;
  }

  private static String percent(Metric share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share.orElseThrow());
  }

  /** Progress whose length is known when the first images are labelled. */
  private static final class PredictionListener implements PredictionProgress {

    private @Nullable Progress progress;
    private long reached;

    @Override
    public void reached(long done, long total) {
      if (progress == null) {
        progress = Progress.of("images", 0, total);
      }
      progress.advance(done - reached, "");
      reached = done;
    }

    void finish() {
      if (progress != null) {
        progress.finish();
      }
    }
  }
}
