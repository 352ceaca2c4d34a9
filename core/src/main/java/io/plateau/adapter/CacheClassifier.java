package io.plateau.adapter;

import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.Batch;
import java.io.Serializable;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * {@code logits = scale f T + alpha exp(-beta (1 - f F^T)) V}: zero-shot, and cached shots that
 * vote for their classes by how near they are. A class without shots keeps its zero-shot logit.
 *
 * @param texts the classes scored
 * @param cache F with labels over the texts; a label outside of {@code [0, classes)} votes for none
 * @param settings alpha and beta
 */
public record CacheClassifier(ClassTexts texts, Batch cache, TipAdapterSettings settings)
    implements Classifier, Serializable {

  @Override
  public int classes() {
    return texts.classes();
  }

  @Override
  public CacheClassifier over(int from, int to) {
    int[] relabelled = IntStream.of(cache.labels()).map(label -> label - from).toArray();
    return new CacheClassifier(
        texts.select(IntStream.range(from, to).toArray()),
        new Batch(cache.features(), relabelled, cache.width()),
        settings);
  }

  @Override
  public ClassScores score(Batch rows) {
    LinearClassifier.requireWidth(rows, texts.width());
    float[] logits = texts.zeroShot().score(rows).logits().clone();
    double[] votes = votes(rows).with(settings.beta());
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) (logits[i] + settings.alpha() * votes[i]);
    }
    return new ClassScores(logits, classes());
  }

  /** What the cache says of rows, for any beta. */
  Votes votes(Batch rows) {
    return new Votes(
        Matrices.timesTransposed(Matrices.of(rows), Matrices.of(cache)), cache.labels(), classes());
  }

  /**
   * Cosines of rows with cached shots.
   *
   * @param affinities {@code f F^T}, {@code [rows, shots]}
   */
  record Votes(DMatrixRMaj affinities, int[] labels, int classes) {

    /** {@code exp(-beta (1 - f F^T)) V}, {@code rows x classes}. */
    double[] with(double beta) {
      double[] votes = new double[affinities.numRows * classes];
      for (int row = 0; row < affinities.numRows; row++) {
        for (int shot = 0; shot < labels.length; shot++) {
          if (labels[shot] >= 0 && labels[shot] < classes) {
            votes[row * classes + labels[shot]] +=
                Math.exp(-beta * (1 - affinities.get(row, shot)));
          }
        }
      }
      return votes;
    }
  }
}
