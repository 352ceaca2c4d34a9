package io.plateau.jobs;

import io.plateau.adapter.ClassTexts;
import io.plateau.artifact.AdapterArtifact;
import io.plateau.artifact.AdapterConfig;
import io.plateau.artifact.Artifact;
import io.plateau.artifact.PromptConfig;
import io.plateau.clip.Torch;
import io.plateau.evaluation.Classifier;
import io.plateau.jobs.adaptation.AdaptationRun;
import io.plateau.jobs.adaptation.Relabelling;
import io.plateau.jobs.adaptation.TextSource;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.config.AdaptSettings;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.run.RunRecord;
import io.plateau.jobs.run.Versions;
import io.plateau.jobs.training.SyntheticInput;
import io.plateau.jobs.training.SyntheticRows;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a feature set to a classifier of its classes. */
final class AdaptJob implements SparkJob<AdaptArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(AdaptJob.class);

  @Override
  public void run(AdaptArguments arguments, SparkSession spark) throws IOException {
    long began = System.nanoTime();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    AdaptSettings settings = arguments.settings().resolved();
    Torch.threads(settings.threads());
    Storage out = Storage.at(arguments.out(), configuration);
    requireFree(out);
    LOG.info("settings:\n{}", EffectiveSettings.yaml(settings));
    FeatureSet features = FeatureSet.open(arguments.features(), configuration);
    FeatureSetManifest.Model model = features.manifest().model();
    SyntheticRows synthetic = synthetic(arguments, model, configuration);
    List<String> names = features.manifest().classNames();
    List<String> classNames =
        synthetic == null ? names : Relabelling.union(names, synthetic.rows().classNames());
    ClassTexts texts =
        arguments.texts().texts(classNames, model, settings.template(), configuration);
    AdaptationRun run = new AdaptationRun(features, synthetic, settings);
    Classifier classifier =
        run.learn(JavaSparkContext.fromSparkContext(spark.sparkContext()), texts);

    SortedMap<String, String> flat = EffectiveSettings.flat(settings);
    AdapterConfig.Origin origin =
        new AdapterConfig.Origin(
            new PromptConfig.FrozenModel(
                location(arguments.texts(), model), model.digest(), texts.logitScale()),
            new PromptConfig.FeatureSource(arguments.features(), features.digest()),
            arguments.texts().template(settings.template()),
            flat,
            run.facts());
    AdapterArtifact artifact =
        AdapterArtifact.of(
            Versions.plateau(), settings.method().learner().label(), origin, texts, classifier);
    SortedMap<String, String> digests = new TreeMap<>();
    digests.put("features", features.digest());
    digests.put("model", model.digest());
    Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
    write(out, artifact, settings, RunRecord.of("adapt", flat, digests, elapsed));
    LOG.info("The classifier is in {}.", arguments.out());
  }

  private static @Nullable SyntheticRows synthetic(
      AdaptArguments arguments, FeatureSetManifest.Model model, Configuration configuration)
      throws IOException {
    String location = arguments.synthetic();
    return location == null
        ? null
        : SyntheticInput.read(location, model.digest(), model.width(), configuration);
  }

  private static String location(TextSource texts, FeatureSetManifest.Model model) {
    return texts instanceof TextSource.Tower tower ? tower.location() : model.name();
  }

  private static void requireFree(Storage out) throws IOException {
    if (out.exists(Artifact.CONFIG)) {
      throw new IOException(
          "Cannot adapt into %s: it holds a finished artifact. Choose another --out."
              .formatted(out.root()));
    }
  }

  /** The configuration comes last: where it stands, everything else does. */
  private static void write(
      Storage out, AdapterArtifact artifact, AdaptSettings settings, RunRecord record)
      throws IOException {
    out.deleteTemporary(".");
    out.writeText("settings.yaml", EffectiveSettings.yaml(settings));
    out.write(RunRecord.FILE_NAME, record.json());
    for (Map.Entry<String, byte[]> file : artifact.files().entrySet()) {
      out.write(file.getKey(), file.getValue());
    }
  }
}
