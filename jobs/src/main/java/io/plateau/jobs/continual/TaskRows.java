package io.plateau.jobs.continual;

import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.FeatureSlice;

/**
 * The rows of a task, wherever they are read.
 *
 * @param labels in the stream by label in the feature set; below 0 where a class is none of the
 *     task's
 * @param fold of its images
 * @param seed of the fold
 */
record TaskRows(int[] labels, Fold fold, long seed) implements FeatureSlice.RowFilter {

  private static final long serialVersionUID = 1L;

  @Override
  public boolean takes(FeatureRow row) {
    return labels[row.target().label()] >= 0 && fold.takes(seed, row.id());
  }
}
