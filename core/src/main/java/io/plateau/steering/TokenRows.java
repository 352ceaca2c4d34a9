package io.plateau.steering;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.TokenShape;
import io.plateau.feature.Batch;
import java.io.Serializable;

/**
 * How images lie in the rows of a batch: the feature, then the tokens of the last layer after the
 * final norm, then those that enter the first late layer.
 *
 * @param feature length of the feature
 */
public record TokenRows(TokenShape tokens, int feature) implements Serializable {

  /** The rows of a model. */
  public static TokenRows of(FrozenClip clip, TokenShape tokens) {
    return new TokenRows(tokens, clip.config().projection());
  }

  /** Values of one kind of tokens of an image. */
  private int values() {
    return tokens.tokens() * tokens.width();
  }

  /** Length of a row. */
  public int width() {
    return Math.addExact(feature, Math.multiplyExact(2, values()));
  }

  /**
   * Checks that rows are long enough to be of this kind, and no longer.
   *
   * @throws IllegalArgumentException when they are not
   */
  void requireFits(Batch rows) {
    if (rows.width() != width()) {
      throw new IllegalArgumentException(
          "rows: width %d (expected: %d, a feature of %d and twice %d tokens of %d)"
              .formatted(rows.width(), width(), feature, tokens.tokens(), tokens.width()));
    }
  }

  /** The features alone, as other classifiers take them. */
  Batch features(Batch rows) {
    float[] features = new float[rows.rows() * feature];
    for (int row = 0; row < rows.rows(); row++) {
      System.arraycopy(rows.features(), row * rows.width(), features, row * feature, feature);
    }
    return new Batch(features, rows.labels(), feature);
  }

  /**
   * The tokens of the last layer.
   *
   * @param rows {@code [batch, width()]}
   * @return {@code [batch, tokens, width]}
   */
  NDArray last(NDArray rows) {
    return cut(rows, feature);
  }

  /**
   * The tokens that enter the first late layer.
   *
   * @param rows {@code [batch, width()]}
   * @return {@code [batch, tokens, width]}
   */
  NDArray input(NDArray rows) {
    return cut(rows, feature + values());
  }

  private NDArray cut(NDArray rows, int from) {
    return rows.get(new NDIndex(":, {}:{}", from, from + values()))
        .reshape(rows.getShape().get(0), tokens.tokens(), tokens.width());
  }
}
