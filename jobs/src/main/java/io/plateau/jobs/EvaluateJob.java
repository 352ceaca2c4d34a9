package io.plateau.jobs;

import com.google.gson.GsonBuilder;
import io.plateau.artifact.Artifact;
import io.plateau.artifact.PromptArtifact;
import io.plateau.artifact.SteeringArtifact;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.evaluation.ArtifactClassifiers;
import io.plateau.jobs.evaluation.ArtifactStore;
import io.plateau.jobs.evaluation.SampleImages;
import io.plateau.jobs.evaluation.ScoreLine;
import io.plateau.jobs.evaluation.ScoredMethod;
import io.plateau.jobs.evaluation.SteeredImages;
import io.plateau.jobs.evaluation.SteeringClassifiers;
import io.plateau.jobs.report.MethodRun;
import io.plateau.jobs.report.ReportData;
import io.plateau.jobs.report.Reports;
import io.plateau.jobs.run.Progress;
import io.plateau.jobs.run.RunRecord;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores what was learned, and zero-shot beside it, on the test rows of a feature set. */
final class EvaluateJob implements SparkJob<EvaluateArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(EvaluateJob.class);
  private static final String ZERO_SHOT = "zero-shot";
  private static final int SAMPLES = 10;

  @Override
  public void run(EvaluateArguments arguments, SparkSession spark) throws IOException {
    long began = System.nanoTime();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    FeatureSet features = FeatureSet.open(arguments.features(), configuration);
    Artifact artifact = ArtifactStore.read(arguments.artifact(), configuration);
    requireSameModel(arguments, features, artifact);
    Split split = testSplit(arguments, features);
    FeatureTable plain = features.read(split);
    Progress progress = Progress.of("images", 0, plain.rows());
    ArtifactClassifiers classifiers =
        ArtifactClassifiers.of(
            artifact,
            plain,
            arguments.texts(),
            rows -> features.tokens(split, rows),
            configuration,
            images -> progress.advance(images, ""));

    FeatureTable test = rows(classifiers, plain);
    String method = artifact.config().method();
    long seed = Long.parseLong(artifact.config().settings().getOrDefault("seed", "0"));
    List<ScoredMethod> scored = new ArrayList<>();
    scored.add(score(arguments, MethodRun.unseeded(ZERO_SHOT), classifiers.zeroShot(), test));
    if (!method.equals(ZERO_SHOT)) {
      scored.add(score(arguments, MethodRun.seeded(method, seed), classifiers.learned(), test));
    }
    progress.finish();

    Map<String, String> digests = new TreeMap<>();
    digests.put("features", features.digest());
    digests.put("model", artifact.config().modelDigest());
    digests.put("features trained on", artifact.config().featureSet().digest());
    Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
    RunRecord record = RunRecord.of("evaluate", artifact.config().settings(), digests, elapsed);
    Map<String, String> versions = new LinkedHashMap<>(record.versions());
    digests.forEach((what, digest) -> versions.put(what + " (SHA-256)", digest));
    Storage source = Storage.at(features.manifest().source().uri(), configuration);
    ReportData.Builder report =
        ReportData.builder(
                title(artifact) + method,
                "%s, scored on %d test images of %d classes."
                    .formatted(arguments.artifact(), test.rows(), test.classNames().size()))
            .runs(scored.stream().map(ScoredMethod::run).toList())
            .reliability(scored.stream().flatMap(s -> s.reliability().stream()).toList())
            .classes(scored.stream().flatMap(s -> s.classes().stream()).toList())
            .samples(SampleImages.of(source, test, scored, SAMPLES))
            .settings(artifact.config().settings())
            .versions(versions)
            .timing("evaluate", elapsed);
    if (artifact instanceof SteeringArtifact steering) {
      report.steered(
          SteeredImages.of(
              steering, source, plain, features.tokens(split, plain), SAMPLES, configuration));
    }
    if (scored.size() > 1) {
      report.compare(method, ZERO_SHOT);
    }
    write(Storage.at(arguments.out(), configuration), report.build(), scored, record);
    scored.forEach(result -> LOG.info("{}: {}", result.run().name(), ScoreLine.of(result)));
    LOG.info("The report is {}/report.html.", arguments.out());
  }

  private static ScoredMethod score(
      EvaluateArguments arguments, MethodRun run, Classifier classifier, FeatureTable test) {
    return switch (arguments.protocol()) {
      case BASE_TO_NEW -> ScoredMethod.baseToNew(run, classifier, test);
      case ALL_CLASSES -> ScoredMethod.allClasses(run, classifier, test);
      case GENERALISED -> ScoredMethod.generalised(run, classifier, test);
    };
  }

  private static String title(Artifact artifact) {
    if (artifact instanceof SteeringArtifact) {
      return "Image tower steered with ";
    }
    return artifact instanceof PromptArtifact ? "Prompt learned with " : "Classifier learned with ";
  }

  private static void requireSameModel(
      EvaluateArguments arguments, FeatureSet features, Artifact artifact) throws IOException {
    FeatureSetManifest.Model model = features.manifest().model();
    if (!model.digest().equals(artifact.config().modelDigest())) {
      throw new IOException(
          "Cannot score %s on %s: it was learned for model %s (SHA-256 %s), the features were made by %s (%s). Prepare the features with its model."
              .formatted(
                  arguments.artifact(),
                  arguments.features(),
                  artifact.config().baseModel(),
                  artifact.config().modelDigest(),
                  model.name(),
                  model.digest()));
    }
  }

  /** What is scored: where a model was steered, what it says now beside what it said before. */
  private static FeatureTable rows(ArtifactClassifiers classifiers, FeatureTable plain) {
    return classifiers instanceof SteeringClassifiers steering ? steering.rows() : plain;
  }

  private static Split testSplit(EvaluateArguments arguments, FeatureSet features) {
    if (features.manifest().rows(Split.TEST) > 0) {
      return Split.TEST;
    }
    for (Split other : List.of(Split.VAL, Split.TRAIN)) {
      if (features.manifest().rows(other) > 0) {
        LOG.warn(
            "{} has no test split: scoring its {} rows, which may have been trained on.",
            arguments.features(),
            other.label());
        return other;
      }
    }
    return Split.TEST;
  }

  private static void write(
      Storage out, ReportData data, List<ScoredMethod> scored, RunRecord record)
      throws IOException {
    Map<String, Object> details = new LinkedHashMap<>();
    scored.forEach(method -> details.put(method.run().name(), method.evaluations()));
    out.writeText(
        "evaluation.json", new GsonBuilder().setPrettyPrinting().create().toJson(details) + "\n");
    out.write(RunRecord.FILE_NAME, record.json());
    Reports.write(out, data);
  }
}
