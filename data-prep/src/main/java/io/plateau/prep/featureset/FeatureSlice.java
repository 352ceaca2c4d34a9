package io.plateau.prep.featureset;

import io.plateau.feature.Batch;
import io.plateau.prep.featureset.ParquetTable.Columns;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;

/**
 * Some consecutive rows of a shard: what an executor reads where nobody has room for a whole split.
 *
 * @param directory of the feature set
 * @param path of the shard
 * @param width length of a feature
 * @param from the first row
 * @param to the row after the last
 */
public record FeatureSlice(String directory, String path, int width, long from, long to)
    implements Serializable {

  /** Which rows are wanted. */
  @FunctionalInterface
  public interface RowFilter extends Serializable {

    /** Whether a row, which has a class, is one of them. */
    boolean takes(FeatureRow row);

    /** Rows of the first classes. */
    static RowFilter firstClasses(int classes) {
      return row -> row.target().label() < classes;
    }
  }

  /**
   * Begins to read the rows one by one; what is before the slice in its shard is read over.
   *
   * @param columns with or without tokens
   * @throws FeatureSetException if the shard cannot be read
   */
  public FeatureSliceReader open(Columns columns, Configuration configuration)
      throws FeatureSetException {
    try {
      Storage storage = Storage.at(directory, configuration);
      Configuration readable = FeatureSet.readable(configuration);
      return new FeatureSliceReader(
          this,
          columns == Columns.FEATURES
              ? TableReader.withoutTokens(storage, path, readable)
              : TableReader.features(storage, path, readable));
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  FeatureSetException damaged(Exception cause) {
    return new FeatureSetException(
        "Cannot use shard %s of feature set %s: %s. Copy the feature set again, or delete it and prepare it again."
            .formatted(path, directory, cause.getMessage()),
        cause);
  }

  /**
   * Reads some rows; what is before the slice in its shard is read over.
   *
   * @param filter which rows
   * @throws FeatureSetException if a row has no class, or the shard cannot be read
   */
  public Batch read(RowFilter filter, Configuration configuration) throws IOException {
    int most = Math.toIntExact(to - from);
    float[] features = new float[Math.multiplyExact(most, width)];
    int[] labels = new int[most];
    int rows = 0;
    int unlabelled = 0;
    try (FeatureSliceReader reader = open(Columns.FEATURES, configuration)) {
      for (FeatureRow next = reader.next(); next != null; next = reader.next()) {
        int label = next.target().label();
        if (label == Target.UNKNOWN) {
          unlabelled++;
        } else if (filter.takes(next)) {
          System.arraycopy(next.feature(), 0, features, rows * width, width);
          labels[rows] = label;
          rows++;
        }
      }
    }
    if (unlabelled > 0) {
      throw new FeatureSetException(
          "Cannot use shard %s of feature set %s: %d of its rows have no class. Prepare it from a source that says the class of every image."
              .formatted(path, directory, unlabelled));
    }
    return new Batch(Arrays.copyOf(features, rows * width), Arrays.copyOf(labels, rows), width);
  }
}
