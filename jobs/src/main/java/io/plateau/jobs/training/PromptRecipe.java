package io.plateau.jobs.training;

import io.plateau.clip.FrozenClip;
import io.plateau.jobs.config.TextEncoding;
import io.plateau.prompt.PromptObjective;
import io.plateau.prompt.PromptShape;
import io.plateau.prompt.Prompts;
import io.plateau.sharpness.Objective;
import java.io.Serializable;
import java.util.List;

/**
 * What an executor needs to know to build the objective on its own copy of the frozen model.
 *
 * @param classNames that are learned, in label order
 * @param shape of the prompts
 * @param encoding how the text tower runs
 */
record PromptRecipe(List<String> classNames, PromptShape shape, TextEncoding encoding)
    implements Serializable {

  PromptRecipe {
    classNames = List.copyOf(classNames);
  }

  /** The loss of prompts on a frozen model. */
  Objective objective(FrozenClip clip) {
    Prompts prompts =
        Prompts.of(clip.tokenizer(), classNames, shape, clip.config().text().positions());
    return new PromptObjective(
        clip.text(), encoding.encoder(clip.text(), prompts), clip.logitScale());
  }
}
