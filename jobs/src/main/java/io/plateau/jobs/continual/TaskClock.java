package io.plateau.jobs.continual;

/** Takes the time of a task: it is learned first, then scored. */
final class TaskClock {

  private static final double NANOS_PER_SECOND = 1e9;

  private final long began = System.nanoTime();
  private long learned;
  private long scored;

  void learned() {
    learned = System.nanoTime();
  }

  void scored() {
    scored = System.nanoTime();
  }

  TaskCost cost(long stateBytes, Footprint footprint) {
    return new TaskCost(
        (learned - began) / NANOS_PER_SECOND,
        (scored - learned) / NANOS_PER_SECOND,
        stateBytes,
        footprint.parameters(),
        footprint.samples());
  }
}
