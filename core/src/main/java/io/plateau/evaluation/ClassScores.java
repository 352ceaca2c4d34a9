package io.plateau.evaluation;

/**
 * What a classifier says about rows: one unnormalised log-probability (logit) per row and class.
 * Probabilities are the softmax of a row; log-sum-exp is taken in double and shifted by the row's
 * maximum, so that neither large logits nor tiny probabilities are lost.
 *
 * @param logits {@code rows x classes}, row-major; finite, or negative infinity for probability 0
 * @param classes number of classes
 */
public record ClassScores(float[] logits, int classes) {

  public ClassScores {
    if (classes < 1) {
      throw new IllegalArgumentException("classes: " + classes + " (expected: >= 1)");
    }
    if (logits.length % classes != 0) {
      throw new IllegalArgumentException(
          "logits: %d values (expected: a multiple of the %d classes)"
              .formatted(logits.length, classes));
    }
    for (int start = 0; start < logits.length; start += classes) {
      requireUsable(logits, start, classes);
    }
  }

  /**
   * Scores from probabilities.
   *
   * @param probabilities {@code rows x classes}, row-major; a row need not sum to exactly 1
   */
  public static ClassScores ofProbabilities(float[] probabilities, int classes) {
    float[] logits = new float[probabilities.length];
    for (int i = 0; i < probabilities.length; i++) {
      if (!(probabilities[i] >= 0)) {
        throw new IllegalArgumentException(
            "probabilities[%d]: %s (expected: >= 0)".formatted(i, probabilities[i]));
      }
      logits[i] = (float) Math.log(probabilities[i]);
    }
    return new ClassScores(logits, classes);
  }

  /** The logits divided by a temperature above 0. */
  public ClassScores dividedBy(double temperature) {
    if (!(temperature > 0) || !Double.isFinite(temperature)) {
      throw new IllegalArgumentException(
          "temperature: %s (expected: a finite number > 0)".formatted(temperature));
    }
    float[] divided = new float[logits.length];
    for (int i = 0; i < divided.length; i++) {
      divided[i] = (float) (logits[i] / temperature);
    }
    return new ClassScores(divided, classes);
  }

  public int rows() {
    return logits.length / classes;
  }

  /** The class with the highest score; the first of several. */
  public int predicted(int row) {
    int start = row * classes;
    int best = start;
    for (int i = start + 1; i < start + classes; i++) {
      if (logits[i] > logits[best]) {
        best = i;
      }
    }
    return best - start;
  }

  /** The probability of the predicted class, in (0, 1]. */
  public double confidence(int row) {
    return Math.exp(logProbability(row, predicted(row)));
  }

  /** ln p(label | row), in nats; negative infinity for probability 0. */
  public double logProbability(int row, int label) {
    int start = row * classes;
    double maximum = logits[start + predicted(row)];
    double sum = 0;
    for (int i = start; i < start + classes; i++) {
      sum += Math.exp(logits[i] - maximum);
    }
    return logits[start + label] - maximum - Math.log(sum);
  }

  private static void requireUsable(float[] logits, int start, int classes) {
    boolean possible = false;
    for (int i = start; i < start + classes; i++) {
      if (Float.isNaN(logits[i]) || logits[i] == Float.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "logits[row %d, class %d]: %s (expected: finite, or -Infinity for probability 0)"
                .formatted(start / classes, i - start, logits[i]));
      }
      possible |= logits[i] > Float.NEGATIVE_INFINITY;
    }
    if (!possible) {
      throw new IllegalArgumentException(
          "logits[row %d]: all -Infinity (expected: a class that is possible)"
              .formatted(start / classes));
    }
  }
}
