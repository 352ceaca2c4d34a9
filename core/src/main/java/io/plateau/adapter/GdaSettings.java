package io.plateau.adapter;

/**
 * How Gaussian discriminant analysis is mixed with zero-shot, and what stands for a new class.
 *
 * @param weight a, where there are no validation rows to choose it on
 * @param neighbours how many of the rows nearest to a new class's text feature stand for it
 * @param textCopies how often the text feature itself counts beside them
 */
public record GdaSettings(double weight, int neighbours, int textCopies) {

  public GdaSettings {
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("weight: " + weight + " (expected: finite and >= 0)");
    }
    if (neighbours < 0) {
      throw new IllegalArgumentException("neighbours: " + neighbours + " (expected: >= 0)");
    }
    if (textCopies < 0 || neighbours + textCopies == 0) {
      throw new IllegalArgumentException(
          "text copies: %d (expected: >= 0, and > 0 where neighbours are 0)".formatted(textCopies));
    }
  }

  /** a = 1; 64 neighbours and 16 copies, as published. */
  public static GdaSettings defaults() {
    return new GdaSettings(1, 64, 16);
  }
}
