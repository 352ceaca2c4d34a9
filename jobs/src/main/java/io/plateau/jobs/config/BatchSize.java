package io.plateau.jobs.config;

/**
 * How many rows a training step reads.
 *
 * @param rows the most rows of one step
 */
public record BatchSize(int rows) {
  private static final String WORD = "full";

  /** All rows in every step. */
  public static final BatchSize FULL = new BatchSize(Integer.MAX_VALUE);

  public BatchSize {
    if (rows < 1) {
      throw new IllegalArgumentException("a whole number >= 1, or " + WORD);
    }
  }

  /** Reads a number of rows or {@code full}. */
  public static BatchSize parse(String text) {
    return text.strip().equals(WORD) ? FULL : new BatchSize(Counts.parse(text, WORD));
  }

  /** The rows of a step when there are {@code available} of them. */
  public int atMost(int available) {
    return Math.min(rows, available);
  }

  @Override
  public String toString() {
    return rows == FULL.rows ? WORD : Integer.toString(rows);
  }
}
