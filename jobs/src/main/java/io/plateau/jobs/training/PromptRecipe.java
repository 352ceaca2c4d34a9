package io.plateau.jobs.training;

import io.plateau.clip.FrozenClip;
import io.plateau.jobs.config.TextEncoding;
import io.plateau.prompt.ClassShards;
import io.plateau.prompt.PromptLearner;
import io.plateau.prompt.PromptLosses;
import io.plateau.prompt.PromptObjective;
import io.plateau.prompt.PromptShape;
import io.plateau.prompt.Prompts;
import io.plateau.sharpness.Objective;
import io.plateau.tensor.HostTensor;
import io.plateau.training.ShardEncoder;
import java.io.Serializable;
import java.util.List;

/**
 * What an executor needs to know to build the objective on its own copy of the frozen model.
 *
 * @param classNames that are learned, in label order
 * @param zeroShot {@code [classes, projection]}: features of the hand-written prompts, normalised
 * @param guidance weight of the distance from them in the loss
 * @param shape of the prompts
 * @param encoding how the text tower runs
 */
record PromptRecipe(
    List<String> classNames,
    PromptShape shape,
    TextEncoding encoding,
    HostTensor zeroShot,
    double guidance)
    implements Serializable {

  PromptRecipe {
    classNames = List.copyOf(classNames);
  }

  /** The loss of prompts on a frozen model. */
  Objective objective(FrozenClip clip) {
    return new PromptObjective(learner(clip, prompts(clip)), losses(clip));
  }

  /** The same loss of text features that others encode. */
  Objective objective(FrozenClip clip, PromptLearner elsewhere) {
    return new PromptObjective(elsewhere, losses(clip));
  }

  /** The learners of shards of the classes. */
  ShardEncoder shards(FrozenClip clip) {
    return new ShardEncoder(
        (shard, count) -> {
          Prompts all = prompts(clip);
          return learner(clip, ClassShards.of(all, count).prompts(all, shard));
        });
  }

  Prompts prompts(FrozenClip clip) {
    return Prompts.of(clip.tokenizer(), classNames, shape, clip.config().text().positions());
  }

  private PromptLearner learner(FrozenClip clip, Prompts prompts) {
    return PromptLearner.of(clip.text(), prompts, shape.sharing(), encoding);
  }

  private PromptLosses losses(FrozenClip clip) {
    return PromptLosses.of(clip.manager(), clip.logitScale(), zeroShot, guidance);
  }
}
