package io.plateau.prep.featureset;

import java.io.Closeable;
import java.io.IOException;
import org.apache.parquet.hadoop.ParquetReader;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a slice one after the other. */
public final class FeatureSliceReader implements Closeable {

  private final FeatureSlice slice;
  private final ParquetReader<FeatureRow> reader;
  private long row;

  FeatureSliceReader(FeatureSlice slice, ParquetReader<FeatureRow> reader) {
    this.slice = slice;
    this.reader = reader;
  }

  /**
   * The next row; {@code null} after the last.
   *
   * @throws FeatureSetException if the shard cannot be read, or ends before the slice does
   */
  public @Nullable FeatureRow next() throws FeatureSetException {
    try {
      for (; row < slice.to(); row++) {
        FeatureRow next = reader.read();
        if (next == null) {
          throw new FeatureSetException("the file ends after %d rows".formatted(row));
        }
        if (row >= slice.from()) {
          row++;
          return next;
        }
      }
      return null;
    } catch (IOException | RuntimeException e) {
      throw slice.damaged(e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
