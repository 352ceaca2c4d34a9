package io.plateau.adapter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.plateau.feature.Batch;
import io.plateau.optim.Optimiser;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * LP++: {@code logit_k = f . w_k + b_k + alpha_k f . t_k}, by full-batch steps as long as the data
 * say. A class without rows keeps what it starts from: {@code w_k = 0, b_k = 0} and the first
 * alpha.
 *
 * <p>Source: Huang et al., LP++: A Surprisingly Strong Linear Probe for Few-Shot CLIP, CVPR 2024.
 */
record LpPlusPlus(LpPlusPlusSettings settings) implements FeatureLearner {

  private static final String WEIGHT = "weight";
  private static final String BIAS = "bias";
  private static final String ALPHA = "alpha";

  @Override
  public LinearClassifier fit(LearnerInput input, long seed) {
    LearnerInput seen = input.seen();
    Parameters start = start(seen);
    float firstAlpha = start.get(ALPHA).values()[0];
    return headOfAll(input, train(seen, start), firstAlpha);
  }

  /** w the class sums of the shots, b 0, alpha {@code 250 mean f . t_y} for all classes. */
  private Parameters start(LearnerInput seen) {
    ClassTexts texts = seen.texts();
    int width = texts.width();
    Batch shots = ShotCache.of(seen.train());
    HostTensor weight = HostTensor.zeros(texts.classes(), width);
    double cosines = 0;
    for (int row = 0; row < shots.rows(); row++) {
      for (int i = 0; i < width; i++) {
        int toClass = shots.labels()[row] * width + i;
        float feature = shots.features()[row * width + i];
        weight.values()[toClass] += feature;
        cosines += (double) feature * texts.features().values()[toClass];
      }
    }
    HostTensor alpha = HostTensor.zeros(texts.classes());
    Arrays.fill(alpha.values(), (float) (settings.textWeight() * cosines / shots.rows()));
    return new Parameters(
        new TreeMap<>(
            Map.of(WEIGHT, weight, BIAS, HostTensor.zeros(texts.classes()), ALPHA, alpha)));
  }

  private Parameters train(LearnerInput seen, Parameters start) {
    Batch rows = seen.train().batch();
    double headRate = headRate(rows);
    double alphaRate = alphaRate(seen);
    Optimiser sgd = Optimiser.sgd(settings.momentum(), 0);
    Parameters head = without(ALPHA, start);
    Parameters alpha = Parameters.of(ALPHA, start.get(ALPHA));
    Parameters state = sgd.initialState(head);
    try (LogitLoss loss =
        LogitLoss.over(seen.texts().classes(), manager -> logits(manager, seen.texts()))) {
      for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
        Gradient gradient = loss.gradient(join(head, alpha), rows);
        Descent.requireFinite("LP++", gradient, epoch);
        Optimiser.Update update =
            sgd.step(head, without(ALPHA, gradient.values()), state, headRate);
        head = update.parameters();
        state = update.state();
        if (epoch % settings.alphaPeriod() == 0) {
          alpha = alpha.plus(-alphaRate, gradient.values());
        }
      }
    }
    return join(head, alpha);
  }

  private static LogitLoss.LogitFunction logits(NDManager manager, ClassTexts texts) {
    NDArray transposed = LogitLoss.constant(manager, texts.features()).transpose();
    return (v, x) ->
        x.matMul(v.get(WEIGHT).transpose())
            .add(v.get(BIAS))
            .add(x.matMul(transposed).mul(v.get(ALPHA)));
  }

  /** {@code 4 N / lambda_max(F^T F)}. */
  private static double headRate(Batch rows) {
    DMatrixRMaj features = Matrices.of(rows);
    DMatrixRMaj gram = Matrices.times(Matrices.transpose(features), features);
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(gram.numRows, false, true);
    if (!eigen.decompose(gram)) {
      throw new IllegalStateException(
          "Cannot fit LP++: the eigenvalues of %d features did not converge. Check the features."
              .formatted(rows.rows()));
    }
    double largest = 0;
    for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
      largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
    }
    return 4 * rows.rows() / largest;
  }

  /** {@code N / (4 max_k sum (f . t_k)^2)}. */
  private static double alphaRate(LearnerInput seen) {
    ClassTexts texts = seen.texts();
    DMatrixRMaj cosines =
        Matrices.timesTransposed(
            Matrices.of(seen.train().batch()),
            Matrices.of(texts.features().values(), texts.width()));
    double largest = 0;
    for (int k = 0; k < cosines.numCols; k++) {
      double squares = 0;
      for (int row = 0; row < cosines.numRows; row++) {
        squares += cosines.get(row, k) * cosines.get(row, k);
      }
      largest = Math.max(largest, squares);
    }
    return seen.train().rows() / (4 * largest);
  }

  private static LinearClassifier headOfAll(LearnerInput input, Parameters v, float firstAlpha) {
    ClassTexts texts = input.texts();
    int width = texts.width();
    int[] seen = input.seenLabels();
    double[] bias = new double[texts.classes()];
    double[] weights =
        LinearClassifier.scaled(texts.features().values(), width, firstAlpha).weights();
    for (int k = 0; k < seen.length; k++) {
      bias[seen[k]] = v.get(BIAS).values()[k];
      for (int i = 0; i < width; i++) {
        int index = seen[k] * width + i;
        weights[index] =
            v.get(WEIGHT).values()[k * width + i]
                + (double) v.get(ALPHA).values()[k] * texts.features().values()[index];
      }
    }
    return new LinearClassifier(weights, bias, width);
  }

  private static Parameters without(String name, Parameters v) {
    TreeMap<String, HostTensor> rest = new TreeMap<>(v.tensors());
    rest.remove(name);
    return new Parameters(rest);
  }

  private static Parameters join(Parameters a, Parameters b) {
    TreeMap<String, HostTensor> all = new TreeMap<>(a.tensors());
    all.putAll(b.tensors());
    return new Parameters(all);
  }
}
