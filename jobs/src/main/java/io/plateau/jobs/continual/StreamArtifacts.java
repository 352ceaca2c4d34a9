package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.adapter.LinearClassifier;
import io.plateau.artifact.AdapterArtifact;
import io.plateau.artifact.AdapterConfig;
import io.plateau.artifact.Artifact;
import io.plateau.artifact.PromptArtifact;
import io.plateau.artifact.PromptConfig;
import io.plateau.evaluation.Classifier;
import io.plateau.evaluation.CosineClassifier;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.StrategyKind;
import io.plateau.prompt.ContextLearner;
import io.plateau.prompt.PromptShape;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
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

  /** The artifact of a classifier, which knows classes of the stream: it has learned some. */
  Artifact of(StreamClassifier classifier) {
    Optional<Parameters> prompt = classifier.prompt();
    return prompt.isPresent()
        ? prompt(prompt.get(), classifier.texts().orElseThrow())
        : adapter(weights(classifier.over(classNames).orElseThrow()));
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
    return AdapterArtifact.of(
        model.createdBy(),
        strategy(),
        new AdapterConfig.Origin(frozenModel(), source, template(), flat(), facts),
        ofClasses(zeroShot),
        classifier);
  }

  /** Texts that were learned are weights: an artifact's own texts are the pretrained model's. */
  private Classifier weights(Classifier classifier) {
    if (!(classifier instanceof CosineClassifier learned)
        || settings.stream().strategy().kind() == StrategyKind.ZERO_SHOT) {
      return classifier;
    }
    HostTensor texts = learned.textFeatures();
    double[] weights = new double[texts.values().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (double) model.clip().logitScale() * texts.values()[i];
    }
    return new LinearClassifier(
        weights, new double[classNames.size()], Math.toIntExact(texts.shape()[1]));
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
