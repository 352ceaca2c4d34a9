package io.plateau.prep.source;

import io.plateau.prep.featureset.Split;
import java.io.IOException;
import java.util.Locale;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Some rows of a file of features and of the metadata beside it.
 *
 * @param path of the features, relative to the source
 * @param features where they are read
 * @param metadata where their classes and captions are read
 * @param version of both files and of the class names
 * @param firstRow number of its first row
 * @param items number of its rows
 * @param rowBytes length of a row
 */
record ClipRetrievalUnit(
    String path,
    String features,
    String metadata,
    String version,
    long firstRow,
    long items,
    int rowBytes)
    implements ContainerUnit {

  /** clip-retrieval knows no splits. */
  @Override
  public Split split() {
    return Split.TRAIN;
  }

  @Override
  public String firstId() {
    return id(firstRow);
  }

  @Override
  public String lastId() {
    return id(firstRow + items - 1);
  }

  @Override
  public long bytes() {
    return items * rowBytes;
  }

  @Override
  public SampleReader open(ReadContext context) throws IOException {
    Path file = new Path(metadata);
    FileStatus status = SourceFiles.of(file, context.configuration()).getFileStatus(file);
    NpyRowReader matrix = NpyRowReader.open(features, context.configuration());
    try {
      ParquetRows rows = ParquetRows.open(status, context.configuration(), ClipRetrieval::columns);
      return new ClipRetrievalReader(this, matrix, rows, context);
    } catch (IOException | RuntimeException e) {
      matrix.close();
      throw e;
    }
  }

  /** Padded, so that ids sort as numbers do. */
  String id(long row) {
    return String.format(Locale.ROOT, "%s#%010d", path, row);
  }
}
