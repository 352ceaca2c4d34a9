package io.plateau.evaluation;

/**
 * The rows whose confidence lies in (lower, upper].
 *
 * @param lower lower edge, exclusive
 * @param upper upper edge, inclusive
 * @param rows number of rows, at least 1
 * @param confidence their mean confidence
 * @param accuracy the fraction of them that is correct
 */
public record ReliabilityBin(
    double lower, double upper, int rows, double confidence, double accuracy) {

  public ReliabilityBin {
    if (rows < 1) {
      throw new IllegalArgumentException("rows: " + rows + " (expected: >= 1)");
    }
  }
}
