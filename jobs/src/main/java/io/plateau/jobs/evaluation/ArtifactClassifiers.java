package io.plateau.jobs.evaluation;

import io.plateau.artifact.AdapterArtifact;
import io.plateau.artifact.Artifact;
import io.plateau.artifact.PromptArtifact;
import io.plateau.evaluation.Classifier;
import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** What an artifact scores the classes of a feature set with. */
public sealed interface ArtifactClassifiers permits PromptClassifiers, AdapterClassifiers {

  /** By what was learned; over the first classes alone where it says nothing about others. */
  Classifier learned();

  /** By the texts alone. */
  Classifier zeroShot();

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
      List<String> classNames,
      @Nullable String texts,
      Configuration configuration,
      IntConsumer scored)
      throws IOException {
    return artifact instanceof AdapterArtifact adapter
        ? AdapterClassifiers.of(adapter, classNames, texts, configuration)
        : PromptClassifiers.of((PromptArtifact) artifact, classNames, configuration, scored);
  }
}
