package io.plateau.prep.featureset;

import io.plateau.feature.Batch;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetReader;

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
    Storage storage = Storage.at(directory, configuration);
    try (ParquetReader<FeatureRow> reader =
        TableReader.withoutTokens(storage, path, FeatureSet.readable(configuration))) {
      for (long row = 0; row < to; row++) {
        FeatureRow next = reader.read();
        if (next == null) {
          throw new FeatureSetException("the file ends after %d rows".formatted(row));
        }
        int label = next.target().label();
        if (row >= from && label == Target.UNKNOWN) {
          unlabelled++;
        } else if (row >= from && filter.takes(next)) {
          System.arraycopy(next.feature(), 0, features, rows * width, width);
          labels[rows] = label;
          rows++;
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new FeatureSetException(
          "Cannot use shard %s of feature set %s: %s. Copy the feature set again, or delete it and prepare it again."
              .formatted(path, directory, e.getMessage()),
          e);
    }
    if (unlabelled > 0) {
      throw new FeatureSetException(
          "Cannot use shard %s of feature set %s: %d of its rows have no class. Prepare it from a source that says the class of every image."
              .formatted(path, directory, unlabelled));
    }
    return new Batch(Arrays.copyOf(features, rows * width), Arrays.copyOf(labels, rows), width);
  }
}
