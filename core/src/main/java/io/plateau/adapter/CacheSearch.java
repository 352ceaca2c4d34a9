package io.plateau.adapter;

import io.plateau.feature.Batch;
import java.util.stream.IntStream;

/**
 * Tip-Adapter's search: 200 values of beta in [0.1, 7) by 20 of alpha in [0.1, 3). The default
 * stays unless another pair is right more often on the validation rows; of several the first, in
 * the order of beta, then alpha.
 *
 * <p>Source: the release of Zhang et al., Tip-Adapter, ECCV 2022.
 */
final class CacheSearch {

  private static final int BETAS = 200;
  private static final int ALPHAS = 20;
  private static final double FIRST = 0.1;
  private static final double LAST_BETA = 7;
  private static final double LAST_ALPHA = 3;

  private CacheSearch() {}

  /** The best alpha and beta for a cache. */
  static TipAdapterSettings best(CacheClassifier classifier, Batch validation) {
    TipAdapterSettings best = classifier.settings();
    if (validation.rows() == 0) {
      return best;
    }
    float[] zeroShot = classifier.texts().zeroShot().score(validation).logits();
    CacheClassifier.Votes votes = classifier.votes(validation);
    long mostCorrect =
        correct(zeroShot, votes.with(best.beta()), best.alpha(), validation.labels());
    long[][] correct =
        IntStream.range(0, BETAS)
            .parallel()
            .mapToObj(
                b -> {
                  double[] ofBeta = votes.with(beta(b));
                  return IntStream.range(0, ALPHAS)
                      .mapToLong(a -> correct(zeroShot, ofBeta, alpha(a), validation.labels()))
                      .toArray();
                })
            .toArray(long[][]::new);
    for (int b = 0; b < BETAS; b++) {
      for (int a = 0; a < ALPHAS; a++) {
        if (correct[b][a] > mostCorrect) {
          mostCorrect = correct[b][a];
          best = new TipAdapterSettings(alpha(a), beta(b));
        }
      }
    }
    return best;
  }

  private static double beta(int i) {
    return FIRST + i * (LAST_BETA - FIRST) / BETAS;
  }

  private static double alpha(int i) {
    return FIRST + i * (LAST_ALPHA - FIRST) / ALPHAS;
  }

  private static long correct(float[] zeroShot, double[] votes, double alpha, int[] labels) {
    int classes = zeroShot.length / labels.length;
    long correct = 0;
    for (int row = 0; row < labels.length; row++) {
      int best = 0;
      double highest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        double logit = zeroShot[row * classes + k] + alpha * votes[row * classes + k];
        if (logit > highest) {
          highest = logit;
          best = k;
        }
      }
      correct += best == labels[row] ? 1 : 0;
    }
    return correct;
  }
}
