package io.plateau.jobs.dashboard;

import io.plateau.jobs.continual.TaskCost;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** What a run has cost up to its last task. */
final class RunCost {

  private RunCost() {}

  /** Wall seconds of learning all tasks. */
  static OptionalDouble learnSeconds(StreamResult run) {
    return sum(run.saved().costs().stream().mapToDouble(TaskCost::learnSeconds).toArray());
  }

  /** Wall seconds of scoring after all tasks. */
  static OptionalDouble scoreSeconds(StreamResult run) {
    return sum(run.saved().costs().stream().mapToDouble(TaskCost::scoreSeconds).toArray());
  }

  private static OptionalDouble sum(double[] seconds) {
    double sum = 0;
    for (double one : seconds) {
      sum += one;
    }
    return seconds.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum);
  }

  /** Megabytes that the next task would need. */
  static OptionalDouble megabytes(StreamResult run) {
    return last(run).stream().mapToDouble(cost -> cost.stateBytes() / 1e6).findFirst();
  }

  /** Learned numbers that classify. */
  static OptionalDouble parameters(StreamResult run) {
    return last(run).stream()
        .map(TaskCost::learnedParameters)
        .filter(Objects::nonNull)
        .mapToDouble(Long::doubleValue)
        .findFirst();
  }

  /** Samples of earlier tasks in the buffer. */
  static OptionalDouble samples(StreamResult run) {
    return last(run).stream()
        .map(TaskCost::bufferSamples)
        .filter(Objects::nonNull)
        .mapToDouble(Long::doubleValue)
        .findFirst();
  }

  private static List<TaskCost> last(StreamResult run) {
    List<TaskCost> costs = run.saved().costs();
    return costs.subList(Math.max(0, costs.size() - 1), costs.size());
  }
}
