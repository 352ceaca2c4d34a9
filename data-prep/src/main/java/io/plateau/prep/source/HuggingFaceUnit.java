package io.plateau.prep.source;

import io.plateau.prep.featureset.Split;
import java.io.IOException;
import java.util.Locale;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A row group of a Parquet file with images.
 *
 * @param path relative to the source
 * @param uri where it is read
 * @param version of the file and of the class names
 * @param split of all rows
 * @param columns what is read
 * @param group its number
 * @param firstRow number of its first row in the file
 * @param items number of its rows
 * @param bytes its length
 */
record HuggingFaceUnit(
    String path,
    String uri,
    String version,
    Split split,
    HuggingFaceColumns columns,
    int group,
    long firstRow,
    long items,
    long bytes)
    implements ContainerUnit {

  @Override
  public String firstId() {
    return id(firstRow);
  }

  @Override
  public String lastId() {
    return id(firstRow + items - 1);
  }

  @Override
  public SampleReader open(ReadContext context) throws IOException {
    Path file = new Path(uri);
    FileStatus status = SourceFiles.of(file, context.configuration()).getFileStatus(file);
    ParquetRows rows = ParquetRows.open(status, context.configuration(), columns::read);
    rows.seek(group);
    return new HuggingFaceReader(this, rows, context);
  }

  /** Padded, so that ids sort as numbers do. */
  String id(long row) {
    return String.format(Locale.ROOT, "%s#%010d", path, row);
  }
}
