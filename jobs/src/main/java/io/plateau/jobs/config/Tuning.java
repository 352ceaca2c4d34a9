package io.plateau.jobs.config;

import org.jspecify.annotations.Nullable;

/**
 * A number that a method is tuned by: one that was set, or the method's own.
 *
 * @param number null for the method's own
 */
public record Tuning(@Nullable Double number) {
  private static final String WORD = "own";

  /** What the method's authors took. */
  public static final Tuning OWN = new Tuning(null);

  /** A number that was set. */
  public static Tuning of(double number) {
    return new Tuning(number);
  }

  /** Reads a number or {@code own}. */
  public static Tuning parse(String text) {
    if (text.strip().equals(WORD)) {
      return OWN;
    }
    try {
      return of(Double.parseDouble(text.strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a number, or " + WORD, e);
    }
  }

  /** The number that was set, else the given one. */
  double or(double own) {
    return number == null ? own : number;
  }

  @Override
  public String toString() {
    return number == null ? WORD : TextValues.text(number);
  }
}
