package io.plateau.jobs.evaluation;

import io.plateau.artifact.AdapterArtifact;
import io.plateau.artifact.Artifact;
import io.plateau.artifact.PromptArtifact;
import io.plateau.artifact.SteeringArtifact;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.FeatureTable;
import io.plateau.prep.featureset.TokenSelection;
import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** What an artifact scores the classes of a feature set with. */
public sealed interface ArtifactClassifiers
    permits PromptClassifiers, AdapterClassifiers, SteeringClassifiers {

  /** By what was learned; over the first classes alone where it says nothing about others. */
  Classifier learned();

  /** By the texts alone. */
  Classifier zeroShot();

  /** Where the tokens of test rows lie, for artifacts that look at them. */
  @FunctionalInterface
  interface Tokens {
    /**
     * The same rows with tokens.
     *
     * @throws IOException when the feature set has none
     */
    TokenSelection of(FeatureTable test) throws IOException;
  }

  /**
   * Finds or computes what they need.
   *
   * @param texts a file of text features for classes that were not learned on, if there is one
   * @param scored told how many images were scored, after every few, where scoring takes time
   * @throws io.plateau.artifact.ArtifactException when the artifact says nothing about these
   *     classes, or its frozen model is another one by now
   */
  static ArtifactClassifiers of(
      Artifact artifact,
      FeatureTable test,
      @Nullable String texts,
      Tokens tokens,
      Configuration configuration,
      IntConsumer scored)
      throws IOException {
    List<String> classNames = test.classNames();
    String model = artifact.config().baseModel();
    if (artifact instanceof SteeringArtifact steering) {
      return SteeringClassifiers.of(steering, test, tokens.of(test), configuration, scored);
    }
    return artifact instanceof AdapterArtifact adapter
        ? AdapterClassifiers.of(adapter, classNames, model, texts, configuration)
        : PromptClassifiers.of((PromptArtifact) artifact, classNames, model, configuration, scored);
  }
}
