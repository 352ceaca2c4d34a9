package io.plateau.adapter;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * Prototypes: {@code logit_k = scale f . norm(mu_k)}, the cosine with the mean feature of a class.
 * Training-free; needs rows of every class.
 */
public record NearestClassMean() implements FeatureLearner {

  @Override
  public LinearClassifier fit(LearnerInput input, long seed) {
    return fit(input.texts(), DistributedSum.local(input.train().batch(), 1));
  }

  /**
   * Fits rows that lie anywhere.
   *
   * @param train rows with labels of the texts
   * @throws IllegalArgumentException if a class has no rows, or rows that cancel out
   */
  public LinearClassifier fit(ClassTexts texts, DistributedSum train) {
    FeatureMoments moments = FeatureMoments.of(train, texts.classes(), texts.width());
    DMatrixRMaj means = moments.means();
    for (int k = 0; k < texts.classes(); k++) {
      double norm = NormOps_DDRM.normF(CommonOps_DDRM.extractRow(means, k, null));
      if (!(norm > 0)) {
        throw new IllegalArgumentException(
            "Cannot fit class means: the %d rows of class '%s' have mean 0. Leave the class out, or add synthetic rows of it."
                .formatted((int) moments.counts()[k], texts.names().get(k)));
      }
      for (int i = 0; i < texts.width(); i++) {
        means.set(k, i, texts.logitScale() * means.get(k, i) / norm);
      }
    }
    return new LinearClassifier(means.data, new double[texts.classes()], texts.width());
  }
}
