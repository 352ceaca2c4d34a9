package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import io.plateau.clip.TextTower;

/**
 * Encodes the prompts of all classes. The implementations differ in cost alone: the tower is causal
 * and is read at end-of-text, so padding and repeated prefixes need not be computed.
 */
public interface PromptEncoder extends AutoCloseable {

  /** A kind of encoder. */
  @FunctionalInterface
  interface Factory {

    /** An encoder of these prompts, to be closed. */
    PromptEncoder encoder(TextTower tower, Prompts prompts);
  }

  /**
   * Encodes the prompts.
   *
   * @param context {@code [slots, width]}: the learned vectors, to which gradients flow
   * @return {@code [classes, projection]}, not normalised
   */
  NDArray encode(NDArray context);

  /** Frees what belongs to these classes; the tower stays. */
  @Override
  void close();

  /** Every prompt padded to the model's positions, as CoOp's release does it. */
  static PromptEncoder plain(TextTower tower, Prompts prompts) {
    return new PaddedPromptEncoder(tower, prompts, tower.config().positions());
  }

  /** Every prompt padded to the longest one. */
  static PromptEncoder cut(TextTower tower, Prompts prompts) {
    return new PaddedPromptEncoder(tower, prompts, prompts.longest());
  }

  /** Every prefix that prompts have in common computed once, nothing padded. */
  static PromptEncoder shared(TextTower tower, Prompts prompts) {
    return new SharedPrefixPromptEncoder(tower, prompts, PrefixForest.of(prompts));
  }

  /**
   * The beginning of all prompts computed once, nothing padded to the longest: for prompts with
   * vectors of their own, which have nothing else in common, so that {@link #shared}'s large blocks
   * would cost attention and save nothing.
   */
  static PromptEncoder packed(TextTower tower, Prompts prompts) {
    return new SharedPrefixPromptEncoder(
        tower, prompts, PrefixForest.of(prompts, PrefixForest.PACKED_BLOCK));
  }

  /** Rows that {@link #shared} runs the tower over, for cost estimates. */
  static int sharedRows(Prompts prompts) {
    return PrefixForest.of(prompts).rows();
  }
}
