package io.plateau.prep.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Rows of some columns of a Parquet file, one after the other. */
final class ParquetRows implements Closeable {

  private final WatchedFile file;
  private final ParquetFileReader reader;
  private final MessageType columns;
  private final List<BlockMetaData> groups;
  private int nextGroup;
  private long leftInGroup;
  private @Nullable RecordReader<Group> records;

  private ParquetRows(WatchedFile file, ParquetFileReader reader, MessageType columns) {
    this.file = file;
    this.reader = reader;
    this.columns = columns;
    this.groups = reader.getFooter().getBlocks();
  }

  /**
   * Opens a file.
   *
   * @param columns of a schema those that are read
   * @throws DamagedFileException if it is no whole Parquet file
   */
  static ParquetRows open(
      FileStatus status, Configuration configuration, UnaryOperator<MessageType> columns)
      throws IOException {
    WatchedFile file = new WatchedFile(status, configuration);
    ParquetReadOptions options =
        HadoopReadOptions.builder(configuration).usePageChecksumVerification().build();
    try {
      ParquetFileReader reader = ParquetFileReader.open(file, options);
      try {
        return of(file, reader, columns);
      } catch (IOException | RuntimeException e) {
        reader.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      throw file.damage(e);
    }
  }

  private static ParquetRows of(
      WatchedFile file, ParquetFileReader reader, UnaryOperator<MessageType> columns)
      throws IOException {
    ParquetFooters.requirePlausible(reader.getFooter(), file.getLength());
    MessageType some = columns.apply(reader.getFileMetaData().getSchema());
    reader.setRequestedSchema(some);
    return new ParquetRows(file, reader, some);
  }

  /** What the end of the file says about it. */
  ParquetMetadata footer() {
    return reader.getFooter();
  }

  long size() {
    return reader.getRecordCount();
  }

  /** The names of the columns that are read, in lower case. */
  List<String> columns() {
    return columns.getFields().stream()
        .map(field -> field.getName().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Goes on with a row group. */
  void seek(int group) {
    nextGroup = group;
    leftInGroup = 0;
  }

  /** Passes over rows, over whole groups unread. */
  void skip(long rows) throws IOException {
    long left = rows;
    while (left > 0 && leftInGroup == 0 && nextGroup < groups.size()) {
      long inGroup = groups.get(nextGroup).getRowCount();
      if (inGroup > left) {
        break;
      }
      left -= inGroup;
      nextGroup++;
    }
    for (; left > 0; left--) {
      next();
    }
  }

  /**
   * The next row; {@code null} after the last one.
   *
   * @throws DamagedFileException if it cannot be made out, nor what follows in its row group
   * @throws IOException if the storage fails
   */
  @Nullable Group next() throws IOException {
    try {
      while (leftInGroup == 0) {
        if (nextGroup == groups.size()) {
          return null;
        }
        open(nextGroup++);
      }
      leftInGroup--;
      return records == null ? null : records.read();
    } catch (IOException | RuntimeException e) {
      throw file.damage(e);
    }
  }

  private void open(int group) throws IOException {
    PageReadStore pages = reader.readRowGroup(group);
    records =
        new ColumnIOFactory()
            .getColumnIO(columns, reader.getFileMetaData().getSchema())
            .getRecordReader(pages, new GroupRecordConverter(columns));
    leftInGroup = pages.getRowCount();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
