package io.plateau.jobs.synthesis;

import io.plateau.artifact.GeneratorArtifact;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.evaluation.ArtifactStore;
import io.plateau.jobs.run.Progress;
import io.plateau.jobs.run.RunRecord;
import io.plateau.jobs.run.Versions;
import io.plateau.prep.PrepareResult;
import io.plateau.prep.Synthesize;
import io.plateau.prep.SynthesizeRequest;
import io.plateau.prep.featureset.Storage;
import io.plateau.synthesis.SamplePlan;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a generator and names of classes to a feature set. */
final class SynthesizeSampleJob implements SparkJob<SynthesizeSampleArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(SynthesizeSampleJob.class);

  @Override
  public void run(SynthesizeSampleArguments arguments, SparkSession spark) throws IOException {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    GeneratorArtifact generator = ArtifactStore.readGenerator(arguments.generator(), configuration);
    SamplePlan plan = arguments.plan();
    SynthesizeRequest request =
        new SynthesizeRequest(
            arguments.generator(),
            generator,
            arguments.model().orElse(generator.config().baseModel()),
            plan,
            arguments.out(),
            Versions.plateau());
    Progress progress = Progress.of("features", 0, plan.rows());
    PrepareResult result = Synthesize.run(spark, request, counting(progress));
    if (result.status() == PrepareResult.Status.ALREADY_COMPLETE) {
      LOG.info("{} is complete already; nothing to do.", arguments.out());
      return;
    }
    progress.finish();
    write(arguments, generator, result, configuration);
    LOG.info(
        "{} features of {} classes in {} shards are in {}, {} features/s.",
        result.rows(),
        plan.classNames().size(),
        result.manifest().shards().size(),
        arguments.out(),
        String.format(Locale.ROOT, "%.1f", result.imagesPerSecond()));
  }

  /** From totals to what has come since. */
  private static LongConsumer counting(Progress progress) {
    long[] shown = new long[1];
    return drawn -> {
      progress.advance(drawn - shown[0], "");
      shown[0] = drawn;
    };
  }

  private static void write(
      SynthesizeSampleArguments arguments,
      GeneratorArtifact generator,
      PrepareResult result,
      Configuration configuration)
      throws IOException {
    SamplePlan plan = arguments.plan();
    Storage.at(arguments.out(), configuration)
        .write(
            RunRecord.FILE_NAME,
            RunRecord.of(
                    "synthesize sample",
                    Map.of(
                        "generator", arguments.generator(),
                        "classes", Integer.toString(plan.classNames().size()),
                        "per-class", Integer.toString(plan.perClass()),
                        "seed", Long.toString(plan.seed())),
                    Map.of(
                        "generator", generator.digest(),
                        "model", generator.config().modelDigest()),
                    result.elapsed())
                .json());
  }
}
