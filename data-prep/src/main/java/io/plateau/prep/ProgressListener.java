package io.plateau.prep;

/** Is told on the driver, about once a second and at the end, how far a preparation is. */
@FunctionalInterface
public interface ProgressListener {

  /** Called by one thread at a time. */
  void update(Progress progress);
}
