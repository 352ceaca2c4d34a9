package io.plateau.continual.closedform;

import io.plateau.adapter.ClassTexts;
import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.evaluation.CosineClassifier;
import io.plateau.feature.Batch;
import java.io.Serializable;
import org.ejml.data.DMatrixRMaj;

/**
 * RAIL's fusion: where zero-shot, over all names, takes a sample for a class that was seen, {@code
 * p = share p_zs + (1 - share) phi W}; elsewhere p = p_zs. The scores are p, so that the largest
 * wins; their softmax is no probability, and calibration of them says nothing.
 */
public final class RailClassifier implements Classifier, Serializable {

  private static final long serialVersionUID = 1L;

  private final CosineClassifier zeroShot;
  private final RidgeClassifier ridge;
  private final double share;

  private RailClassifier(CosineClassifier zeroShot, RidgeClassifier ridge, double share) {
    this.zeroShot = zeroShot;
    this.ridge = ridge;
    this.share = share;
  }

  /**
   * The fusion of both.
   *
   * @param zeroShot over all names
   * @param ridge over the same
   * @param share of zero-shot, 0 to 1
   */
  public static RailClassifier of(CosineClassifier zeroShot, RidgeClassifier ridge, double share) {
    if (zeroShot.classes() != ridge.classes()) {
      throw new IllegalArgumentException(
          "ridge: %d classes (expected: %d, zero-shot's)"
              .formatted(ridge.classes(), zeroShot.classes()));
    }
    return new RailClassifier(zeroShot, ridge, share);
  }

  static RailClassifier of(RidgeSums sums, ClassTexts texts, Rail rail) {
    RidgeSums none =
        new RidgeSums(
            sums.features(),
            new double[texts.classes()],
            new DMatrixRMaj(sums.gram().numRows, sums.gram().numCols),
            new DMatrixRMaj(sums.gram().numRows, texts.classes()));
    return new RailClassifier(
        CosineClassifier.of(texts.features(), texts.logitScale()),
        RidgeClassifier.solve(sums.plus(none), rail.lambda()),
        rail.zeroShotShare());
  }

  /** What was solved. */
  public RidgeClassifier ridge() {
    return ridge;
  }

  /** Of zero-shot where it takes a sample for a class that was seen. */
  public double zeroShotShare() {
    return share;
  }

  @Override
  public int classes() {
    return zeroShot.classes();
  }

  /** Over some names; zero-shot then looks at these alone, as where the task is known. */
  @Override
  public RailClassifier over(int from, int to) {
    return new RailClassifier(zeroShot.over(from, to), ridge.over(from, to), share);
  }

  /** The same over some names, in the order given. */
  public RailClassifier select(int[] labels) {
    return new RailClassifier(zeroShot.select(labels), ridge.select(labels), share);
  }

  @Override
  public ClassScores score(Batch rows) {
    ClassScores ofTexts = zeroShot.score(rows);
    double[] values = ridge.values(rows);
    float[] fused = new float[values.length];
    for (int row = 0; row < rows.rows(); row++) {
      boolean seen = ridge.isSeen(ofTexts.predicted(row));
      for (int k = 0; k < classes(); k++) {
        int i = row * classes() + k;
        double p = Math.exp(ofTexts.logProbability(row, k));
        fused[i] = (float) (seen ? share * p + (1 - share) * values[i] : p);
      }
    }
    return new ClassScores(fused, classes());
  }
}
