package io.plateau.jobs.config;

/** What keeps one prompt from forgetting the tasks before; several may be combined. */
public enum RemedyKind implements Labelled {
  /** Rows of a buffer in every step. */
  REPLAY("replay", true),
  /** Rows of a buffer in every step, and the logits that were stored with them. */
  DER("der++", true),
  /** Features drawn from a Gaussian of each past class in every step. */
  GAUSSIAN_REPLAY("gaussian-replay", true),
  /** Features drawn from a mixture of Gaussians of each past class in every step. */
  MIXTURE_REPLAY("mixture-replay", true),
  /** Features that a fitted generator makes of the names of past classes in every step. */
  SHIP_REPLAY("ship-replay", true),
  /** No step that raises the loss of rows of a buffer. */
  A_GEM("a-gem", true),
  /** Predictions over the classes of earlier tasks, as they were. */
  LWF("lwf", false),
  /** Similarities of reference images and captions, as the pretrained model has them. */
  DISTILL("distill", false),
  /** Similarities with classes other than an image's own, as they were. */
  MOD_X("mod-x", false),
  /** Parameters that earlier tasks care for are held. */
  EWC("ewc", false),
  /** The mean of where the prompt has been. */
  AVERAGING("averaging", false),
  /** Text features near those of the hand-written prompt. */
  TEXT_ANCHOR("text-anchor", false);

  private final String label;
  private final boolean keepsSamples;

  RemedyKind(String label, boolean keepsSamples) {
    this.label = label;
    this.keepsSamples = keepsSamples;
  }

  @Override
  public String label() {
    return label;
  }

  /**
   * Whether it needs the rows that steps are to see of earlier tasks, of which there is one set.
   */
  boolean keepsSamples() {
    return keepsSamples;
  }
}
