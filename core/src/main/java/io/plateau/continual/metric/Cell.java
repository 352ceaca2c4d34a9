package io.plateau.continual.metric;

import org.jspecify.annotations.Nullable;

/**
 * How one model scored on one test set.
 *
 * @param accuracy in [0, 1]; null where it was not evaluated, which is not 0
 * @param correct samples that were right; 0 where they were not counted
 * @param total samples of the test set; 0 where only the accuracy is known, as of published figures
 */
public record Cell(@Nullable Double accuracy, long correct, long total) {

  /** Not evaluated. */
  public static final Cell MISSING = new Cell(null, 0, 0);

  public Cell {
    if (correct < 0 || correct > total) {
      throw new IllegalArgumentException(
          "correct: %d (expected: 0 to the total, %d)".formatted(correct, total));
    }
    if (accuracy != null && !(accuracy >= 0 && accuracy <= 1)) {
      throw new IllegalArgumentException("accuracy: " + accuracy + " (expected: 0 to 1)");
    }
    if (total > 0 && (accuracy == null || accuracy != (double) correct / total)) {
      throw new IllegalArgumentException(
          "accuracy: %s (expected: %d/%d, what was counted)".formatted(accuracy, correct, total));
    }
  }

  /** A count. */
  public static Cell of(long correct, long total) {
    if (total <= 0) {
      throw new IllegalArgumentException("total: " + total + " (expected: >= 1)");
    }
    return new Cell((double) correct / total, correct, total);
  }

  /** An accuracy whose samples are not known. */
  public static Cell of(double accuracy) {
    return new Cell(accuracy, 0, 0);
  }

  public boolean isMissing() {
    return accuracy == null;
  }

  public boolean isCounted() {
    return total > 0;
  }
}
