package io.plateau.jobs.watch;

/** One number of a running job that a monitor may want to draw. */
public enum Vital {
  /** Steps that are done, those of an earlier run included. */
  TRAINING_STEP("training.step"),

  /** Steps of the whole run. */
  TRAINING_STEPS("training.steps"),

  /** Of this run, on average so far. */
  TRAINING_STEPS_PER_SECOND("training.steps_per_second"),

  /** Of the last batch. */
  TRAINING_LOSS("training.loss"),

  /** Of the last batch, at the perturbed point. */
  TRAINING_PERTURBED_LOSS("training.perturbed_loss"),

  /** Of the clean and the perturbed gradient, in the last step. */
  TRAINING_COSINE("training.cosine"),

  /** Images that are finished, those set aside included. */
  PREPARE_IMAGES("prepare.images"),

  /** On average so far. */
  PREPARE_IMAGES_PER_SECOND("prepare.images_per_second"),

  /** Images that could not be read. */
  PREPARE_SET_ASIDE("prepare.set_aside");

  private final String gauge;

  Vital(String gauge) {
    this.gauge = gauge;
  }

  /** The name of its gauge. */
  public String gauge() {
    return gauge;
  }
}
