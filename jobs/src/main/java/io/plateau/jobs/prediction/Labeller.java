package io.plateau.jobs.prediction;

import io.plateau.artifact.AdapterArtifact;
import io.plateau.artifact.Artifact;
import io.plateau.artifact.ArtifactConfig;
import io.plateau.artifact.PromptArtifact;
import io.plateau.artifact.SteeringArtifact;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.Precision;
import io.plateau.evaluation.Classifier;
import io.plateau.jobs.evaluation.AdapterClassifiers;
import io.plateau.jobs.evaluation.PromptClassifiers;
import io.plateau.jobs.evaluation.SteeringClassifiers;
import io.plateau.prep.ExecutorModel;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.Digests;
import io.plateau.prep.featureset.FeatureSetManifest.Model;
import io.plateau.prompt.ConditionalClassifier;
import io.plateau.prompt.ContextSharing;
import io.plateau.steering.SteeringHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * An artifact, ready to say which of some classes images show.
 *
 * @param config of the artifact
 * @param digest SHA-256 over the artifact's files
 * @param model where its frozen model is now
 * @param classNames that it chooses from
 * @param scoring over these classes
 */
public record Labeller(
    ArtifactConfig config, String digest, String model, List<String> classNames, Scoring scoring) {

  public Labeller {
    classNames = List.copyOf(classNames);
  }

  /**
   * Makes an artifact ready.
   *
   * @throws io.plateau.artifact.ArtifactException when it says nothing about the classes asked for,
   *     or its frozen model is another one by now
   */
  public static Labeller of(Artifact artifact, LabelChoice choice, Configuration configuration)
      throws IOException {
    String model = choice.modelOr(artifact.config().baseModel());
    List<String> classNames = choice.classNamesOr(known(artifact));
    if (choice.texts() != null && !(artifact instanceof AdapterArtifact)) {
      throw new IllegalArgumentException(
          "--texts: %s (expected: only with a classifier that adapt learned; this artifact encodes the names of --classes itself)"
              .formatted(choice.texts()));
    }
    Scoring scoring = scoring(artifact, classNames, model, choice, configuration);
    return new Labeller(
        artifact.config(),
        digest(artifact),
        model,
        classNames.subList(0, scoring.classes()),
        scoring);
  }

  /** The classes that an artifact chooses from where nobody names others. */
  private static List<String> known(Artifact artifact) {
    List<String> all = artifact.config().classNames();
    if (artifact instanceof PromptArtifact prompt) {
      return prompt.config().prompt().sharing() == ContextSharing.PER_CLASS
          ? all.subList(0, prompt.config().trainedClasses())
          : all;
    }
    if (artifact instanceof AdapterArtifact adapter) {
      return all.subList(0, adapter.config().knownClasses());
    }
    SteeringArtifact steering = (SteeringArtifact) artifact;
    return steering.config().steering().head() == SteeringHead.TEXT
        ? all
        : all.subList(0, steering.config().steering().classes());
  }

  private static Scoring scoring(
      Artifact artifact,
      List<String> classNames,
      String model,
      LabelChoice choice,
      Configuration configuration)
      throws IOException {
    ExecutorModel onExecutor =
        new ExecutorModel(model, artifact.config().modelDigest(), Precision.FP32);
    if (artifact instanceof SteeringArtifact steering) {
      FrozenClip clip = FrozenModels.clip(model, configuration);
      steering.requireModel(clip);
      return new SteeredScoring(
          onExecutor,
          steering.config().steering(),
          steering.feedback(),
          steering.learned(),
          SteeringClassifiers.head(steering, clip, classNames));
    }
    if (artifact instanceof AdapterArtifact adapter) {
      return new FeatureScoring(
          AdapterClassifiers.of(adapter, classNames, model, choice.texts(), configuration)
              .learned());
    }
    Classifier learned =
        PromptClassifiers.of(
                (PromptArtifact) artifact, classNames, model, configuration, images -> {})
            .learned();
    return learned instanceof ConditionalClassifier conditional
        ? new ConditionalScoring(onExecutor, conditional.shape(), classNames, conditional.learned())
        : new FeatureScoring(learned);
  }

  private static String digest(Artifact artifact) {
    MessageDigest digest = Digests.sha256();
    for (Map.Entry<String, byte[]> file : artifact.files().entrySet()) {
      digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
      digest.update(file.getValue());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Checks that the frozen model is known, so that it can encode images.
   *
   * @throws IOException when it is not
   */
  public void requireImageTower() throws IOException {
    if (config.modelDigest().equals(Model.NONE)) {
      throw new IOException(
          "Cannot label images with this %s: it was learned from features of a model that nobody knows (--model none). Give features of that model to --features."
              .formatted(config.method()));
    }
  }
}
