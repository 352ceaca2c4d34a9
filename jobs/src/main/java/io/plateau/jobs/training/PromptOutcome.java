package io.plateau.jobs.training;

import io.plateau.artifact.PromptArtifact;
import io.plateau.artifact.PromptConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.prompt.ClassFeatures;
import io.plateau.prompt.ContextLearner;
import io.plateau.prompt.PromptShape;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.training.StepRecord;
import io.plateau.training.TrainingState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run comes to: the learned prompt, and how it came to be.
 *
 * @param settings in force
 */
record PromptOutcome(
    FrozenClip clip,
    TrainingSource source,
    TrainSettings settings,
    TrainingData data,
    PromptShape shape) {

  /**
   * What is saved at the end of a run.
   *
   * @param learned of its last state
   */
  PromptArtifact artifact(TrainingState end, Parameters learned) {
    List<String> classNames = classNames();
    PromptConfig config =
        PromptConfig.of(
            source.createdBy(),
            shape,
            settings.prompt().template(),
            classNames,
            data.classNames().size(),
            new PromptConfig.FrozenModel(source.model(), clip.digest(), clip.logitScale()),
            source.origin(),
            EffectiveSettings.flat(settings),
            summary(end));
    HostTensor zeroShot = ClassFeatures.zeroShot(clip, classNames, settings.prompt().template());
    return switch (shape.sharing()) {
      case PER_IMAGE -> PromptArtifact.perImage(config, learned, zeroShot);
      // A context of its own per class says nothing about classes that had none.
      case PER_CLASS ->
          PromptArtifact.of(config, learned, texts(data.classNames(), learned), zeroShot);
      case UNIFIED -> PromptArtifact.of(config, learned, texts(classNames, learned), zeroShot);
    };
  }

  /** Those that were trained on, and after them the feature set's others. */
  private List<String> classNames() {
    return Stream.concat(data.classNames().stream(), source.train().classNames().stream())
        .distinct()
        .toList();
  }

  private HostTensor texts(List<String> classNames, Parameters learned) {
    return ClassFeatures.learned(clip, classNames, shape, learned.get(ContextLearner.CONTEXT));
  }

  /** What the artifact says about its training. */
  private Map<String, String> summary(TrainingState end) {
    Map<String, String> summary = new TreeMap<>();
    SyntheticRows synthetic = source.synthetic();
    if (synthetic != null) {
      summary.put("synthetic-rows", Integer.toString(synthetic.rows().rows()));
      summary.put("synthetic-sha256", synthetic.origin().digest());
    }
    summary.put("steps", Long.toString(end.step()));
    StepRecord last = end.history().get(end.history().size() - 1);
    summary.put("last-loss", Float.toString(last.loss()));
    summary.put("last-perturbed-loss", Float.toString(last.perturbedLoss()));
    end.history().stream()
        .collect(Collectors.groupingBy(StepRecord::branch, TreeMap::new, Collectors.counting()))
        .forEach(
            (branch, count) ->
                summary.put(
                    "branch-" + branch.name().toLowerCase(Locale.ROOT), Long.toString(count)));
    return summary;
  }
}
