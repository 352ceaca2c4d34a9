package io.plateau.adapter;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;

/**
 * Multinomial logistic regression on features, L2-penalised, by L-BFGS. Says nothing of texts, so
 * it needs rows of every class.
 *
 * <p>Source: Radford et al., Learning Transferable Visual Models From Natural Language Supervision,
 * ICML 2021; C is searched as CoOp's release does.
 *
 * @param settings C without validation rows, and how exactly it is solved
 */
record LinearProbe(LinearProbeSettings settings) implements FeatureLearner {

  /** scikit-learn's, which the published search stops at; the chosen C is solved further. */
  private static final double SEARCH_TOLERANCE = 1e-4;

  /** Pairs that L-BFGS keeps, as many as SciPy does. */
  private static final int MEMORY = 10;

  @Override
  public LinearClassifier fit(LearnerInput input, long seed) {
    input.requireRowsOfEveryClass("a linear probe");
    double c = input.hasValidation() ? PenaltySearch.best(accuracy(input)) : settings.c();
    return solve(input, c, settings.tolerance());
  }

  private DoubleUnaryOperator accuracy(LearnerInput input) {
    return c ->
        Accuracy.correct(
            solve(input, c, Math.max(SEARCH_TOLERANCE, settings.tolerance())),
            input.validation().batch());
  }

  private LinearClassifier solve(LearnerInput input, double c, double tolerance) {
    int width = input.texts().width();
    int classes = input.texts().classes();
    try (LogisticLoss loss = new LogisticLoss(input.train().batch(), classes, c)) {
      double[] solution =
          new Lbfgs(MEMORY, settings.iterations(), tolerance)
              .minimise(loss, new double[loss.variables()]);
      DMatrixRMaj weights = new DMatrixRMaj(width, classes);
      System.arraycopy(solution, 0, weights.data, 0, width * classes);
      double[] bias = Arrays.copyOfRange(solution, width * classes, solution.length);
      return new LinearClassifier(Matrices.transpose(weights).data, bias, width);
    }
  }
}
