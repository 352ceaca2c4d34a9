package io.plateau.jobs.evaluation;

import io.plateau.artifact.ArtifactException;
import io.plateau.artifact.PromptArtifact;
import io.plateau.artifact.PromptConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.evaluation.Classifier;
import io.plateau.evaluation.CosineClassifier;
import io.plateau.prep.FrozenModels;
import io.plateau.prompt.ClassFeatures;
import io.plateau.prompt.ConditionalClassifier;
import io.plateau.prompt.ContextSharing;
import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.hadoop.conf.Configuration;

/**
 * A prompt's classifier for the classes of a feature set, by the text features it was saved with,
 * or encoded anew where the classes are others or every image has its own.
 *
 * @param learned by the learned prompt
 * @param zeroShot by the hand-written template
 */
public record PromptClassifiers(Classifier learned, Classifier zeroShot)
    implements ArtifactClassifiers {

  /** The same with the frozen model where it was when the prompt was learned. */
  public static PromptClassifiers of(
      PromptArtifact artifact,
      List<String> classNames,
      Configuration configuration,
      IntConsumer scored)
      throws IOException {
    return of(artifact, classNames, artifact.config().baseModel(), configuration, scored);
  }

  /**
   * Finds or computes what they need.
   *
   * @param model where the frozen model is now
   * @param scored told how many images were scored, after every few, where scoring takes time
   * @throws ArtifactException when the prompt says nothing about these classes, or its frozen model
   *     is another one by now
   */
  public static PromptClassifiers of(
      PromptArtifact artifact,
      List<String> classNames,
      String model,
      Configuration configuration,
      IntConsumer scored)
      throws IOException {
    PromptConfig config = artifact.config();
    ContextSharing sharing = config.prompt().sharing();
    int prompted =
        sharing == ContextSharing.PER_CLASS ? config.trainedClasses() : config.classNames().size();
    boolean known = config.classNames().subList(0, prompted).equals(classNames);
    if (sharing == ContextSharing.PER_CLASS && !known) {
      throw new ArtifactException(
          "Cannot score %d classes with this prompt: it learned a context for each of %d other ones, and says nothing about classes it has not seen. Train with context-per-class=false, or with classes=all."
              .formatted(classNames.size(), prompted));
    }
    float scale = config.logitScale();
    if (sharing != ContextSharing.PER_IMAGE && known) {
      return new PromptClassifiers(
          CosineClassifier.of(artifact.textFeatures(), scale),
          CosineClassifier.of(artifact.zeroShotFeatures(), scale).over(0, prompted));
    }
    FrozenClip clip = clip(config, model, configuration);
    return new PromptClassifiers(
        sharing == ContextSharing.PER_IMAGE
            ? new ConditionalClassifier(
                clip, config.prompt(), classNames, artifact.learned(), scored)
            : CosineClassifier.of(
                ClassFeatures.learned(clip, classNames, config.prompt(), artifact.context()),
                scale),
        CosineClassifier.of(ClassFeatures.zeroShot(clip, classNames, config.template()), scale));
  }

  private static FrozenClip clip(PromptConfig config, String model, Configuration configuration)
      throws IOException {
    FrozenClip clip = FrozenModels.clip(model, configuration);
    if (!clip.digest().equals(config.modelDigest())) {
      throw new ArtifactException(
          "Cannot encode the prompt for these classes: the model at %s has SHA-256 %s (expected: %s, the one it was learned for)."
              .formatted(model, clip.digest(), config.modelDigest()));
    }
    return clip;
  }
}
