package io.plateau.jobs.training;

import io.plateau.clip.FrozenClip;
import io.plateau.jobs.config.TextEncoding;
import io.plateau.prompt.ContextLearner;
import io.plateau.prompt.PromptLosses;
import io.plateau.prompt.PromptObjective;
import io.plateau.prompt.PromptShape;
import io.plateau.prompt.Prompts;
import io.plateau.sharpness.Objective;
import io.plateau.tensor.HostTensor;
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
    Prompts prompts =
        Prompts.of(clip.tokenizer(), classNames, shape, clip.config().text().positions());
    return new PromptObjective(
        new ContextLearner(clip.text(), encoding.encoder(clip.text(), prompts)),
        PromptLosses.of(clip.manager(), clip.logitScale(), zeroShot, guidance));
  }
}
