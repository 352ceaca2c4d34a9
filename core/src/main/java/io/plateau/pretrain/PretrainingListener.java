package io.plateau.pretrain;

/** Told how far pre-training is. Called from one thread at a time. */
public interface PretrainingListener {

  /** The examples are being drawn. */
  default void drawing(int images) {}

  /** One optimiser step is done. */
  default void stepped(PretrainingStep step) {}

  /** The last step is done and zero-shot accuracy is being measured. */
  default void evaluating() {}
}
