package io.plateau.jobs.training;

import io.plateau.clip.FrozenClip;
import io.plateau.continual.remedy.AGem;
import io.plateau.feature.Batch;
import io.plateau.jobs.config.DistributionMode;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.prompt.ClassShards;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Perturbation;
import io.plateau.synthesis.ClassDraws;
import io.plateau.training.BatchGradient;
import io.plateau.training.Correction;
import io.plateau.training.GradientExchange;
import io.plateau.training.ShardedLearner;
import io.plateau.training.Workers;

/**
 * How the steps of a run are shared among its workers.
 *
 * @param prompt what workers compute
 * @param settings in force
 */
record PromptSteps(
    Workers workers,
    FrozenClip clip,
    PromptRecipe prompt,
    TrainingData data,
    TrainSettings settings) {

  /** How a step crosses the cluster. */
  GradientExchange exchange(Perturbation perturbation) {
    if (settings.distribution().distribution() == DistributionMode.CLASS) {
      return GradientExchange.onDriver(
          sharded(), data.batches(settings.run().seed()), perturbation);
    }
    return settings.distribution().syncPerturbation()
        ? GradientExchange.sharedPerturbation(workers, perturbation)
        : GradientExchange.dataParallel(workers, perturbation);
  }

  /** The loss on the driver, of text features that workers encode. */
  private Objective sharded() {
    ClassShards shards = ClassShards.of(prompt.prompts(clip), workers.parts());
    return prompt.objective(clip, new ShardedLearner(workers, shards));
  }

  /** What is made of the rule's gradient. */
  Correction correction() {
    Batch kept = data.kept();
    if (kept == null) {
      return Correction.none();
    }
    BatchGradient gradient =
        settings.distribution().distribution() == DistributionMode.CLASS
            ? sharded()::gradient
            : BatchGradient.of(workers);
    return new AGem(gradient, new ClassDraws(kept, settings.run().seed()));
  }
}
