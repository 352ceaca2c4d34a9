package io.plateau.jobs.training;

import io.plateau.clip.FrozenClip;
import io.plateau.continual.remedy.ParameterPenalty;
import io.plateau.jobs.config.TextEncoding;
import io.plateau.prompt.ClassShards;
import io.plateau.prompt.ClassTerm;
import io.plateau.prompt.Criterion;
import io.plateau.prompt.FixedTexts;
import io.plateau.prompt.PromptLearner;
import io.plateau.prompt.PromptLosses;
import io.plateau.prompt.PromptObjective;
import io.plateau.prompt.PromptShape;
import io.plateau.prompt.Prompts;
import io.plateau.prompt.RowWeights;
import io.plateau.sharpness.Objective;
import io.plateau.tensor.HostTensor;
import io.plateau.training.ShardEncoder;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an executor needs to know to build the objective on its own copy of the frozen model.
 *
 * @param classNames that are encoded: those that are learned, in label order, then those that terms
 *     of the loss are about
 * @param shape of the prompts
 * @param encoding how the text tower runs
 * @param zeroShot {@code [labels, projection]}: features of the hand-written prompts of the classes
 *     that are fixed and learned, normalised
 * @param weights of rows in the cross-entropy
 * @param terms of the loss beside the cross-entropy
 * @param penalty on what is learned, if any
 * @param fixed {@code [classes, projection]}: features of classes before those that are encoded,
 *     which stay as they are, if any
 */
record PromptRecipe(
    List<String> classNames,
    PromptShape shape,
    TextEncoding encoding,
    HostTensor zeroShot,
    RowWeights weights,
    List<ClassTerm> terms,
    @Nullable ParameterPenalty penalty,
    @Nullable HostTensor fixed)
    implements Serializable {

  PromptRecipe {
    classNames = List.copyOf(classNames);
    terms = List.copyOf(terms);
  }

  /** The loss of prompts on a frozen model. */
  Objective objective(FrozenClip clip) {
    return objective(clip, learner(clip, prompts(clip)));
  }

  /** The same loss of text features that others encode. */
  Objective objective(FrozenClip clip, PromptLearner elsewhere) {
    PromptLearner all = fixed == null ? elsewhere : new FixedTexts(fixed, elsewhere);
    Objective loss = new PromptObjective(all, losses(clip));
    return penalty == null ? loss : penalty.addedTo(loss);
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
    int learned = Math.toIntExact(zeroShot.shape()[0]);
    List<Criterion> more =
        terms.stream().map(term -> term.on(clip.manager(), clip.logitScale())).toList();
    return PromptLosses.of(clip.manager(), clip.logitScale(), zeroShot, weights)
        .over(IntStream.range(0, learned).toArray())
        .plus(more);
  }
}
