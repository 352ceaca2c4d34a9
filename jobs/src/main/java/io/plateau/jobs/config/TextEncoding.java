package io.plateau.jobs.config;

import io.plateau.clip.TextTower;
import io.plateau.prompt.PromptEncoder;
import io.plateau.prompt.Prompts;

/** How the text tower runs over the prompts; the features are the same, the cost is not. */
public enum TextEncoding implements PromptEncoder.Factory {
  /** Once over what the prompts have in common, then over the rest of each. */
  SHARED,
  /** Over every prompt, padded to the longest. */
  CUT,
  /** Over every prompt, padded to all the positions there are. */
  PLAIN;

  @Override
  public PromptEncoder encoder(TextTower tower, Prompts prompts) {
    return switch (this) {
      case SHARED -> PromptEncoder.shared(tower, prompts);
      case CUT -> PromptEncoder.cut(tower, prompts);
      case PLAIN -> PromptEncoder.plain(tower, prompts);
    };
  }
}
