package io.plateau.jobs;

/** Shares as people write them: 5% or 0.05. */
final class Share {

  private Share() {}

  /**
   * Parses a share.
   *
   * @param name of the option, for messages
   * @return 0 to 1
   * @throws IllegalArgumentException if it is none
   */
  static double parse(String name, String text) {
    String number = text.strip();
    boolean percent = number.endsWith("%");
    double share;
    try {
      share =
          percent
              ? Double.parseDouble(number.substring(0, number.length() - 1)) / 100
              : Double.parseDouble(number);
    } catch (NumberFormatException e) {
      share = Double.NaN;
    }
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "%s: %s (expected: 0%% to 100%%, or 0 to 1)".formatted(name, text));
    }
    return share;
  }
}
