package io.plateau.adapter;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Gaussian discriminant analysis beside zero-shot, in closed form: {@code logits = scale f T + a (f
 * W + b)} with {@code w_k = P mu_k, b_k = -mu_k^T P mu_k / 2 - log K, P = d pinv((n - 1) S + tr(S)
 * I)}, S the covariance within classes of n rows.
 *
 * <p>A class without rows is new: its mean is that of the rows nearest to its text feature and
 * copies of the text feature. Features that do not vary within classes (constant ones; one row per
 * class) leave {@code W = 0}, which is zero-shot.
 *
 * <p>Source: Wang et al., A Hard-to-Beat Baseline for Training-free CLIP-based Adaptation, ICLR
 * 2024; classes are equally probable beforehand, as in its release.
 *
 * @param settings a without validation rows, and what stands for new classes
 */
public record GaussianDiscriminant(GdaSettings settings) implements FeatureLearner {

  /** Where a is looked for. */
  private static final double[] WEIGHTS = {1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100, 1000, 10_000};

  /** Share of the rows' squared length below which scatter is what rounding leaves of none. */
  private static final double NO_SCATTER = 1e-12;

  @Override
  public LinearClassifier fit(LearnerInput input, long seed) {
    return fit(input.texts(), DistributedSum.local(input.train().batch(), 1), input.validation());
  }

  /**
   * Fits rows that lie anywhere.
   *
   * @param train rows with labels of the texts
   * @param validation rows to choose a on; none leaves it at its default
   */
  public LinearClassifier fit(ClassTexts texts, DistributedSum train, FeatureTable validation) {
    FeatureMoments moments = FeatureMoments.of(train, texts.classes(), texts.width());
    int[] seen = moments.seenLabels();
    if (seen.length < 2) {
      throw new IllegalArgumentException(
          "train: rows of %d classes (expected: of two at least)".formatted(seen.length));
    }
    LinearClassifier gaussian = solve(texts, train, moments);
    double a =
        weight(
            texts.select(seen),
            select(gaussian, seen),
            LearnerInput.over(seen, validation).batch());
    return mixed(texts, gaussian, a);
  }

  /** {@code f W + b}. */
  LinearClassifier solve(ClassTexts texts, DistributedSum train, FeatureMoments moments) {
    DMatrixRMaj means = moments.means();
    setNewMeans(means, moments, texts, train);
    DMatrixRMaj weights = Matrices.times(means, precision(moments));
    double[] bias = new double[texts.classes()];
    for (int k = 0; k < bias.length; k++) {
      for (int i = 0; i < texts.width(); i++) {
        bias[k] -= 0.5 * weights.get(k, i) * means.get(k, i);
      }
      bias[k] -= Math.log(texts.classes());
    }
    return new LinearClassifier(weights.data, bias, texts.width());
  }

  /** {@code P = d pinv((n - 1) S + tr(S) I)}; tr(S) > 0 makes it positive definite. */
  private static DMatrixRMaj precision(FeatureMoments moments) {
    double rows = moments.rows();
    DMatrixRMaj shrunk = moments.withinClassScatter();
    int width = shrunk.numRows;
    double trace = CommonOps_DDRM.trace(shrunk) / (rows - 1);
    if (trace <= NO_SCATTER * CommonOps_DDRM.trace(moments.gram()) / rows) {
      return new DMatrixRMaj(width, width);
    }
    for (int i = 0; i < width; i++) {
      shrunk.add(i, i, trace);
    }
    DMatrixRMaj precision = new DMatrixRMaj(width, width);
    if (!CommonOps_DDRM.invertSPD(shrunk, precision)) {
      throw new IllegalArgumentException(
          "Cannot fit GDA: the covariance of %d features is singular. Check the features for values that are not finite."
              .formatted((int) rows));
    }
    CommonOps_DDRM.scale(width, precision);
    return precision;
  }

  private void setNewMeans(
      DMatrixRMaj means, FeatureMoments moments, ClassTexts texts, DistributedSum train) {
    int[] labels = moments.unseenLabels();
    if (labels.length == 0) {
      return; // spares a pass over the rows
    }
    HostTensor features = texts.select(labels).features();
    List<List<float[]>> neighbours = Neighbours.of(train, features, settings.neighbours());
    int width = means.numCols;
    for (int k = 0; k < labels.length; k++) {
      int count = neighbours.get(k).size() + settings.textCopies();
      for (int i = 0; i < width; i++) {
        double sum = (double) settings.textCopies() * features.values()[k * width + i];
        for (float[] neighbour : neighbours.get(k)) {
          sum += neighbour[i];
        }
        means.set(labels[k], i, sum / count);
      }
    }
  }

  /** The a that is right most often; the default unless another is better, then the smallest. */
  private double weight(ClassTexts texts, LinearClassifier gaussian, Batch validation) {
    double best = settings.weight();
    if (validation.rows() == 0) {
      return best;
    }
    long mostCorrect = Accuracy.correct(mixed(texts, gaussian, best), validation);
    for (double candidate : WEIGHTS) {
      long correct = Accuracy.correct(mixed(texts, gaussian, candidate), validation);
      if (correct > mostCorrect) {
        best = candidate;
        mostCorrect = correct;
      }
    }
    return best;
  }

  private static LinearClassifier mixed(ClassTexts texts, LinearClassifier gaussian, double a) {
    return LinearClassifier.scaled(texts.features().values(), texts.width(), texts.logitScale())
        .plus(a, gaussian);
  }

  private static LinearClassifier select(LinearClassifier all, int[] labels) {
    int width = all.width();
    double[] weights = new double[labels.length * width];
    for (int i = 0; i < labels.length; i++) {
      System.arraycopy(all.weights(), labels[i] * width, weights, i * width, width);
    }
    return new LinearClassifier(
        weights, Arrays.stream(labels).mapToDouble(label -> all.bias()[label]).toArray(), width);
  }
}
