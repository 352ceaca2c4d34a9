package io.plateau.jobs.contest;

import io.plateau.clip.FrozenClip;
import io.plateau.feature.ClassSplit;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.report.ReportData;
import io.plateau.jobs.report.Reports;
import io.plateau.jobs.run.Stopwatch;
import io.plateau.jobs.training.PromptTraining;
import io.plateau.jobs.training.RealInput;
import io.plateau.jobs.training.SyntheticInput;
import io.plateau.jobs.training.TrainingSource;
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

/** Many ways to learn on one feature set, and a report of how they differ. */
public final class CompareJob implements SparkJob<CompareArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(CompareJob.class);

  @Override
  public void run(CompareArguments arguments, SparkSession spark) throws IOException {
    Stopwatch stopwatch = new Stopwatch();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    FeatureSet features = FeatureSet.open(arguments.features(), configuration);
    FrozenClip clip = FrozenModels.clip(arguments.model(), configuration);
    RealInput.requireSameModel(features, clip, arguments.features(), arguments.model());
    FeatureTable test = features.read(Split.TEST);
    requireBaseAndNew(arguments.features(), test);
    TrainSettings common = PromptTraining.withParts(arguments.common(), context);
    TrainingSource source =
        SyntheticInput.addedTo(
            RealInput.source(arguments.features(), arguments.model(), features),
            common,
            clip,
            configuration);
    ReportData.Builder report =
        arguments
            .contest()
            .run(
                new ContestInput(
                    context,
                    clip,
                    features,
                    source,
                    test,
                    common,
                    arguments.size(),
                    arguments.out(),
                    stopwatch));
    stopwatch.laps().forEach(report::timing);
    Reports.write(Storage.at(arguments.out(), configuration), report.build());
    LOG.info("The report is {}/report.html.", arguments.out());
  }

  private static void requireBaseAndNew(String features, FeatureTable test) throws IOException {
    int classes = test.classNames().size();
    if (classes < 2) {
      throw new IOException(
          "Cannot compare on %s: it has %d class (expected: at least 2, one to learn and one that is new). Prepare images of more classes."
              .formatted(features, classes));
    }
    ClassSplit split = ClassSplit.halves(classes);
    int base = split.baseRows(test.batch()).rows();
    int fresh = split.newRows(test.batch()).rows();
    if (base == 0 || fresh == 0) {
      throw new IOException(
          "Cannot compare on %s: its test split has %d images of the %d base classes and %d of the %d new ones. Prepare a source whose test folder has images of both halves of the classes."
              .formatted(features, base, split.baseClasses(), fresh, split.newClasses()));
    }
  }
}
