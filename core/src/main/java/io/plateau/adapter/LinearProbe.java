package io.plateau.adapter;

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

  @Override
  public LinearClassifier fit(LearnerInput input, long seed) {
    input.requireRowsOfEveryClass("a linear probe");
    return solve(input, input.hasValidation() ? PenaltySearch.best(accuracy(input)) : settings.c());
  }

  private DoubleUnaryOperator accuracy(LearnerInput input) {
    return c -> Accuracy.correct(solve(input, c), input.validation().batch());
  }

  LinearClassifier solve(LearnerInput input, double c) {
    int width = input.texts().width();
    int classes = input.texts().classes();
    LogisticLoss loss = new LogisticLoss(input.train().batch(), classes, c);
    double[] solution = settings.solver().minimise(loss, new double[loss.variables()]);
    DMatrixRMaj weights = new DMatrixRMaj(width, classes);
    System.arraycopy(solution, 0, weights.data, 0, width * classes);
    double[] bias = new double[classes];
    System.arraycopy(solution, width * classes, bias, 0, classes);
    return new LinearClassifier(Matrices.transpose(weights).data, bias, width);
  }
}
