package io.plateau.prep.source;

import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/** Checks of what the end of a Parquet file says, which nothing protects from damage. */
final class ParquetFooters {

  private ParquetFooters() {}

  /** Refuses counts that contradict each other, and pages that would lie outside the file. */
  static void requirePlausible(ParquetMetadata footer, long length) throws DamagedFileException {
    MessageType schema = footer.getFileMetaData().getSchema();
    for (BlockMetaData group : footer.getBlocks()) {
      if (group.getColumns().isEmpty()) {
        throw new DamagedFileException("a row group has no columns");
      }
      for (ColumnChunkMetaData column : group.getColumns()) {
        requireInside(column, length);
        boolean repeated = schema.getMaxRepetitionLevel(column.getPath().toArray()) > 0;
        if (group.getRowCount() < 0
            || (!repeated && column.getValueCount() != group.getRowCount())) {
          throw new DamagedFileException(
              "a row group has %d rows, and %d values of %s"
                  .formatted(
                      group.getRowCount(), column.getValueCount(), column.getPath().toDotString()));
        }
      }
    }
  }

  private static void requireInside(ColumnChunkMetaData column, long length)
      throws DamagedFileException {
    long start = column.getStartingPos();
    long size = column.getTotalSize();
    if (start < 0 || size < 0 || size > length || start > length - size) {
      throw new DamagedFileException(
          "pages of %s lie at byte %d, %d long, of a file of %d"
              .formatted(column.getPath().toDotString(), start, size, length));
    }
  }
}
