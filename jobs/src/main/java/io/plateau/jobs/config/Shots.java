package io.plateau.jobs.config;

/**
 * How many training images of each class are used.
 *
 * @param perClass the most images of one class
 */
public record Shots(int perClass) {
  private static final String WORD = "all";

  /** Every training image. */
  public static final Shots ALL = new Shots(Integer.MAX_VALUE);

  public Shots {
    if (perClass < 1) {
      throw new IllegalArgumentException("a whole number >= 1, or " + WORD);
    }
  }

  /** Reads a number of images or {@code all}. */
  public static Shots parse(String text) {
    return text.strip().equals(WORD) ? ALL : new Shots(Counts.parse(text, WORD));
  }

  @Override
  public String toString() {
    return perClass == ALL.perClass ? WORD : Integer.toString(perClass);
  }
}
