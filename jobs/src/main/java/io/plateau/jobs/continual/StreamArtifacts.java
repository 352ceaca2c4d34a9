package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.artifact.AdapterArtifact;
import io.plateau.artifact.AdapterConfig;
import io.plateau.artifact.Artifact;
import io.plateau.artifact.PromptArtifact;
import io.plateau.artifact.PromptConfig;
import io.plateau.evaluation.Classifier;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.prompt.ContextLearner;
import io.plateau.prompt.PromptShape;
import io.plateau.sharpness.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Classifiers of streams as artifacts: a prompt where one was learned, else the classifier over the
 * classes of the stream.
 *
 * @param model what the features are of
 * @param settings in force
 * @param zeroShot text features of all classes in the pretrained model
 * @param classNames classes of the stream, in label order
 * @param source the features that were learned last
 * @param facts what the artifact says of its training
 */
record StreamArtifacts(
    StreamModel model,
    ContinualSettings settings,
    ClassTexts zeroShot,
    List<String> classNames,
    PromptConfig.FeatureSource source,
    Map<String, String> facts) {

  /**
   * The artifact of a classifier.
   *
   * @throws IllegalArgumentException if it is of a kind that no artifact holds
   */
  Artifact of(StreamClassifier classifier) {
    Optional<Parameters> prompt = classifier.prompt();
    return prompt.isPresent()
        ? prompt(prompt.get(), classifier.texts().orElseThrow())
        : adapter(
            classifier
                .over(classNames)
                .orElseThrow(() -> unfit("it knows none of the classes that it learned")));
  }

  private Artifact prompt(Parameters learned, ClassTexts texts) {
    int length = Math.toIntExact(learned.get(ContextLearner.CONTEXT).shape()[0]);
    PromptShape shape = settings.training().prompt().shape(length);
    return PromptArtifact.of(
        PromptConfig.of(
            model.createdBy(),
            shape,
            template(),
            classNames,
            classNames.size(),
            frozenModel(),
            source,
            flat(),
            facts),
        learned,
        ofClasses(texts).features(),
        ofClasses(zeroShot).features());
  }

  private Artifact adapter(Classifier classifier) {
    try {
      return AdapterArtifact.of(
          model.createdBy(),
          strategy(),
          new AdapterConfig.Origin(frozenModel(), source, template(), flat(), facts),
          ofClasses(zeroShot),
          classifier);
    } catch (IllegalArgumentException e) {
      throw unfit(e.getMessage());
    }
  }

  private IllegalArgumentException unfit(String why) {
    return new IllegalArgumentException(
        "Cannot make an artifact of what %s learned: %s. Retrain with ncm, or with a strategy of one prompt such as sequential or replay."
            .formatted(strategy(), why));
  }

  private ClassTexts ofClasses(ClassTexts texts) {
    return texts.select(Labels.of(classNames, texts.names()));
  }

  private PromptConfig.FrozenModel frozenModel() {
    return new PromptConfig.FrozenModel(
        model.location(), model.clip().digest(), model.clip().logitScale());
  }

  private String template() {
    return settings.training().prompt().template();
  }

  private String strategy() {
    return flat().getOrDefault("strategy", "");
  }

  private SortedMap<String, String> flat() {
    return EffectiveSettings.flat(settings);
  }
}
