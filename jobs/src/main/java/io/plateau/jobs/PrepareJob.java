package io.plateau.jobs;

import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.run.RunRecord;
import io.plateau.prep.Prepare;
import io.plateau.prep.PrepareRequest;
import io.plateau.prep.PrepareResult;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From images, or ready features, to a feature set. */
final class PrepareJob implements SparkJob<PrepareArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(PrepareJob.class);

  @Override
  public void run(PrepareArguments arguments, SparkSession spark) throws IOException {
    PrepareRequest request = arguments.request();
    PrepareResult result = Prepare.run(spark, request, new PrepareProgress());
    FeatureSetManifest manifest = result.manifest();
    if (result.status() == PrepareResult.Status.ALREADY_COMPLETE) {
      LOG.info("{} is complete already; nothing to do.", request.out());
      return;
    }
    Storage out = Storage.at(request.out(), spark.sparkContext().hadoopConfiguration());
    out.write(
        RunRecord.FILE_NAME,
        RunRecord.of(
                "prepare",
                Map.of(
                    "source", request.source(),
                    "format", manifest.source().format(),
                    "views", Integer.toString(request.views())),
                Map.of("model", manifest.model().digest()),
                result.elapsed())
            .json());
    LOG.info(
        "{} rows of {} classes in {} shards; {} images were encoded, {} images/s.",
        result.rows(),
        manifest.classNames().size(),
        manifest.shards().size(),
        result.encoded(),
        String.format(Locale.ROOT, "%.1f", result.imagesPerSecond()));
    if (result.quarantined() > 0) {
      LOG.warn(
          "{} images were set aside; the reasons are in {}.",
          result.quarantined(),
          out.resolve(manifest.quarantine().path()));
    }
  }
}
