package io.plateau.jobs.cluster;

/** Tidying up in a thread that was told to end. */
final class Interrupts {

  private Interrupts() {}

  /** Does something that an interrupt from before must not cut short; the interrupt stays. */
  static void defer(Runnable tidying) {
    boolean interrupted = Thread.interrupted();
    try {
      tidying.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
