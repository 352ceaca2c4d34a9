package io.plateau.prep.featureset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Makes the footer of a Parquet file the same in every process. parquet-java lists the encodings of
 * a column in the order of a hash set of enum constants, whose hashes each JVM draws anew.
 */
final class CanonicalFooter {

  /** The length of the footer, and PAR1. */
  private static final int TRAILER_BYTES = 8;

  private CanonicalFooter() {}

  /**
   * Puts the encodings in order.
   *
   * @param tail the end of a file, its whole footer included
   * @return the same bytes but for their order in the footer
   */
  static byte[] of(byte[] tail) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    int length = file.getInt(tail.length - TRAILER_BYTES);
    int from = tail.length - TRAILER_BYTES - length;
    if (from < 0) {
      throw new IllegalStateException(
          "footer: %d bytes (expected: <= %d)".formatted(length, tail.length - TRAILER_BYTES));
    }
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(tail, from, length));
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk chunk : group.getColumns()) {
        sort(chunk.getMeta_data());
      }
    }
    ByteArrayOutputStream sorted = new ByteArrayOutputStream(length);
    Util.writeFileMetaData(footer, sorted);
    if (sorted.size() != length) {
      throw new IllegalStateException(
          "footer: %d bytes once it is sorted (expected: %d)".formatted(sorted.size(), length));
    }
    file.put(from, sorted.toByteArray());
    return tail;
  }

  private static void sort(ColumnMetaData column) {
    column.getEncodings().sort(Comparator.naturalOrder());
    if (column.isSetEncoding_stats()) {
      column
          .getEncoding_stats()
          .sort(
              Comparator.comparing(PageEncodingStats::getPage_type)
                  .thenComparing(PageEncodingStats::getEncoding));
    }
  }
}
