package io.plateau.jobs.continual;

import io.plateau.continual.replay.ClassBalancedBuffer;
import io.plateau.continual.replay.HerdingBuffer;
import io.plateau.continual.replay.ReservoirBuffer;
import io.plateau.continual.replay.Sample;
import io.plateau.continual.scenario.Scenario;
import io.plateau.jobs.config.BufferKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which samples are kept from task to task.
 *
 * @param kind how they are chosen
 * @param capacity how many are kept at most
 * @param seed of their draw
 */
record ReplayBuffer(BufferKind kind, int capacity, long seed) {

  /**
   * Checks that it can keep something of every class.
   *
   * @throws IllegalArgumentException if it cannot
   */
  void requireFits(Scenario scenario) {
    scenario.requireBuffer(capacity);
    long classes = scenario.tasks().stream().mapToLong(task -> task.classNames().size()).sum();
    if (kind == BufferKind.HERDING && classes > scenario.classNames().size()) {
      throw new IllegalArgumentException(
          "buffer: herding (expected: reservoir or class-balanced, as classes return in this scenario, and herding sees a class as a whole)");
    }
  }

  /** The samples that are kept after those of a task, in an order that is told by them alone. */
  List<Sample> with(List<Sample> kept, List<Sample> task) {
    return switch (kind) {
      case RESERVOIR -> new ReservoirBuffer(capacity, seed, kept).with(task).samples();
      case CLASS_BALANCED ->
          new ClassBalancedBuffer(capacity, seed, byLabel(kept)).with(task).all();
      case HERDING -> new HerdingBuffer(capacity, byLabel(kept)).with(task).all();
    };
  }

  private static SortedMap<Integer, List<Sample>> byLabel(List<Sample> samples) {
    SortedMap<Integer, List<Sample>> byLabel = new TreeMap<>();
    samples.forEach(
        sample -> byLabel.computeIfAbsent(sample.label(), label -> new ArrayList<>()).add(sample));
    return byLabel;
  }
}
