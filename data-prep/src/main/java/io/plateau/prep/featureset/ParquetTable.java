package io.plateau.prep.featureset;

import java.io.IOException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/**
 * Writes one Parquet file row by row. Spark's own writer names files at random and commits whole
 * directories; a shard wants a name that its content decides, and its checksum.
 */
public final class ParquetTable {

  private ParquetTable() {}

  /** Writes a shard of features. */
  public static FileSummary writeFeatures(
      Storage storage, String path, Configuration configuration, Iterator<FeatureRow> rows)
      throws IOException {
    return write(storage, path, configuration, new FeatureWriteSupport(), rows);
  }

  /** Writes the table of what was set aside. */
  public static FileSummary writeQuarantine(
      Storage storage, String path, Configuration configuration, Iterator<QuarantineRow> rows)
      throws IOException {
    return write(storage, path, configuration, new QuarantineWriteSupport(), rows);
  }

  private static <T> FileSummary write(
      Storage storage,
      String path,
      Configuration configuration,
      WriteSupport<T> support,
      Iterator<T> rows)
      throws IOException {
    FileSummary[] summary = new FileSummary[1];
    storage.write(
        path,
        out -> {
          DigestingOutputFile file = new DigestingOutputFile(out);
          long count = 0;
          try (ParquetWriter<T> writer =
              new Builder<>(file, support).withConf(configuration).build()) {
            for (; rows.hasNext(); count++) {
              writer.write(rows.next());
            }
          }
          summary[0] = new FileSummary(count, file.bytes(), file.sha256());
        });
    return summary[0];
  }

  private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {

    private final WriteSupport<T> support;

    Builder(OutputFile file, WriteSupport<T> support) {
      super(file);
      this.support = support;
      withCompressionCodec(CompressionCodecName.ZSTD);
      // Features never repeat: trying a dictionary on them costs time and saves nothing.
      withDictionaryEncoding(FeatureSchema.FEATURE_ELEMENT, false);
    }

    @Override
    protected Builder<T> self() {
      return this;
    }

    @Override
    protected WriteSupport<T> getWriteSupport(Configuration configuration) {
      return support;
    }
  }
}
