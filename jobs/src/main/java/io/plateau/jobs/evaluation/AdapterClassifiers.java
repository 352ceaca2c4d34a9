package io.plateau.jobs.evaluation;

import io.plateau.adapter.ClassTexts;
import io.plateau.artifact.AdapterArtifact;
import io.plateau.artifact.AdapterConfig;
import io.plateau.artifact.ArtifactException;
import io.plateau.evaluation.Classifier;
import io.plateau.jobs.adaptation.TextSource;
import io.plateau.prep.featureset.FeatureSetManifest.Model;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A learner's classifier for the classes of a feature set: as it was learned, or by the texts of
 * other classes where it follows texts.
 *
 * @param learned over the first classes alone where it says nothing about others
 * @param zeroShot by the texts alone
 */
public record AdapterClassifiers(Classifier learned, Classifier zeroShot)
    implements ArtifactClassifiers {

  /**
   * Finds or computes what they need.
   *
   * @param model where the frozen model is now, for classes that were not learned on
   * @param texts a file of text features for such classes, if there is one
   * @throws ArtifactException when the classifier says nothing about these classes
   */
  public static AdapterClassifiers of(
      AdapterArtifact artifact,
      List<String> classNames,
      String model,
      @Nullable String texts,
      Configuration configuration)
      throws IOException {
    AdapterConfig config = artifact.config();
    int classes = classNames.size();
    if (config.classNames().size() >= classes
        && config.classNames().subList(0, classes).equals(classNames)) {
      return new AdapterClassifiers(
          artifact.classifier().over(0, Math.min(classes, config.knownClasses())),
          artifact.texts().zeroShot().over(0, classes));
    }
    if (!config.classifier().kind().followsTexts()) {
      throw new ArtifactException(
          "Cannot score %d classes with this %s: it learned weights of %d other ones. Learn from these features (adapt), or take clip-adapter, zero-shot or a prompt, which follow the texts of any classes."
              .formatted(classes, config.method(), config.classNames().size()));
    }
    ClassTexts others = others(artifact, classNames, model, texts, configuration);
    return new AdapterClassifiers(artifact.following(others), others.zeroShot());
  }

  private static ClassTexts others(
      AdapterArtifact artifact,
      List<String> classNames,
      String location,
      @Nullable String texts,
      Configuration configuration)
      throws IOException {
    AdapterConfig config = artifact.config();
    Model model = new Model(location, config.modelDigest(), artifact.texts().width());
    if (texts != null) {
      return new TextSource.Given(texts, config.logitScale())
          .texts(classNames, model, config.template(), configuration);
    }
    if (model.isNone() || config.template().isEmpty()) {
      throw new ArtifactException(
          "Cannot score %d classes that this %s was not learned on: their texts are needed, and it was learned with --texts. Give theirs to --texts."
              .formatted(classNames.size(), config.method()));
    }
    return new TextSource.Tower(location)
        .texts(classNames, model, config.template(), configuration);
  }
}
