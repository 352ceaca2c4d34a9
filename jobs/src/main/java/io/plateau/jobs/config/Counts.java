package io.plateau.jobs.config;

/** Reads counts that may be given as a word instead. */
final class Counts {

  private Counts() {}

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException if it is none; the message names the word as well
   */
  static int parse(String text, String word) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a whole number >= 1, or " + word, e);
    }
  }
}
