package io.plateau.jobs.evaluation;

import io.plateau.artifact.ArtifactException;
import io.plateau.artifact.PromptArtifact;
import io.plateau.artifact.PromptConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.prep.FrozenModels;
import io.plateau.prompt.ClassFeatures;
import io.plateau.prompt.ContextSharing;
import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * A prompt's text features for the classes of a feature set: those it was saved with, or encoded
 * anew where the classes are others.
 *
 * @param learned {@code [classes, width]}, normalised
 * @param zeroShot the same for the hand-written template
 */
public record PromptFeatures(HostTensor learned, HostTensor zeroShot) {

  /**
   * Finds or computes the features.
   *
   * @throws ArtifactException when the prompt says nothing about these classes, or its frozen model
   *     is another one by now
   */
  public static PromptFeatures of(
      PromptArtifact artifact, List<String> classNames, Configuration configuration)
      throws IOException {
    PromptConfig config = artifact.config();
    boolean perClass = config.prompt().sharing() == ContextSharing.PER_CLASS;
    List<String> prompted =
        perClass ? config.classNames().subList(0, config.trainedClasses()) : config.classNames();
    if (prompted.equals(classNames)) {
      return new PromptFeatures(artifact.textFeatures(), artifact.zeroShotFeatures());
    }
    if (perClass) {
      throw new ArtifactException(
          "Cannot score %d classes with this prompt: it learned a context for each of %d other ones, and says nothing about classes it has not seen. Train with context-per-class=false, or with classes=all."
              .formatted(classNames.size(), prompted.size()));
    }
    FrozenClip clip = FrozenModels.clip(config.baseModel(), configuration);
    if (!clip.digest().equals(config.modelDigest())) {
      throw new ArtifactException(
          "Cannot encode the prompt for new class names: the model at %s has SHA-256 %s (expected: %s, the one it was learned for)."
              .formatted(config.baseModel(), clip.digest(), config.modelDigest()));
    }
    return new PromptFeatures(
        ClassFeatures.learned(clip, classNames, config.prompt(), artifact.context()),
        ClassFeatures.zeroShot(clip, classNames, config.template()));
  }
}
