package io.plateau.continual.failure;

import io.plateau.evaluation.Metric;

/**
 * Interference of methods that select: samples of which task went where.
 *
 * @param counts {@code [tasks][tasks + 1]}: samples of a task by the task that was selected for
 *     them; the last column is those left to the pretrained model
 */
public record RoutingConfusion(long[][] counts) {

  /** What a selection is where no task was selected. */
  public static final int NONE = -1;

  /**
   * Counts selections.
   *
   * @param tasks how many there are
   * @param actual task of each sample, from 0
   * @param selected task that was selected for it, or {@link #NONE}
   */
  public static RoutingConfusion of(int tasks, int[] actual, int[] selected) {
    if (selected.length != actual.length) {
      throw new IllegalArgumentException(
          "selected: %d (expected: %d, one per sample)".formatted(selected.length, actual.length));
    }
    long[][] counts = new long[tasks][tasks + 1];
    for (int i = 0; i < actual.length; i++) {
      if (actual[i] < 0 || actual[i] >= tasks || selected[i] < NONE || selected[i] >= tasks) {
        throw new IllegalArgumentException(
            "sample %d: of task %d, selected %d (expected: 0 to %d)"
                .formatted(i, actual[i], selected[i], tasks - 1));
      }
      counts[actual[i]][selected[i] == NONE ? tasks : selected[i]]++;
    }
    return new RoutingConfusion(counts);
  }

  /** Share of samples that went to their own task. */
  public Metric right() {
    return share((task, selected) -> selected == task);
  }

  /** Share of samples that went to a task which is not theirs. */
  public Metric misrouted() {
    return share((task, selected) -> selected != task && selected != counts.length);
  }

  /** What is counted. */
  @FunctionalInterface
  private interface Counted {
    boolean test(int task, int selected);
  }

  /** Share of samples of which something is true, by their task and the one selected. */
  private Metric share(Counted counted) {
    long all = 0;
    long some = 0;
    for (int task = 0; task < counts.length; task++) {
      for (int selected = 0; selected <= counts.length; selected++) {
        all += counts[task][selected];
        some += counted.test(task, selected) ? counts[task][selected] : 0;
      }
    }
    return all == 0 ? Metric.undefined("there are no samples") : Metric.of((double) some / all);
  }
}
