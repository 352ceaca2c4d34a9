package io.plateau.prep.featureset;

import java.io.IOException;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.example.GroupWriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * Writes one Parquet file row by row. Spark's own writer names files at random and commits whole
 * directories; a shard wants a name that its content decides, and its checksum.
 */
public final class ParquetTable {

  private ParquetTable() {}

  /** Which columns a file of features has. */
  public enum Columns {
    FEATURES,
    FEATURES_AND_TOKENS
  }

  /** Writes features. */
  public static FileSummary writeFeatures(
      Storage storage,
      String path,
      Configuration configuration,
      Columns columns,
      Rows<FeatureRow> rows)
      throws IOException {
    MessageType schema =
        columns == Columns.FEATURES ? FeatureSchema.FEATURES : FeatureSchema.FEATURES_AND_TOKENS;
    return write(
        storage, path, configuration, new FeatureWriteSupport(schema), FeatureRow::id, rows);
  }

  /** Writes what was set aside. */
  public static FileSummary writeQuarantine(
      Storage storage, String path, Configuration configuration, Rows<QuarantineRow> rows)
      throws IOException {
    return write(
        storage, path, configuration, new QuarantineWriteSupport(), QuarantineRow::id, rows);
  }

  /**
   * Writes rows of a schema that is not a feature set's; one of its columns is {@code id}, a text.
   */
  public static FileSummary writeGroups(
      Storage storage,
      String path,
      Configuration configuration,
      MessageType schema,
      Rows<Group> rows)
      throws IOException {
    Configuration withSchema = new Configuration(configuration);
    GroupWriteSupport.setSchema(schema, withSchema);
    return write(
        storage, path, withSchema, new GroupWriteSupport(), row -> row.getString("id", 0), rows);
  }

  private static <T> FileSummary write(
      Storage storage,
      String path,
      Configuration configuration,
      WriteSupport<T> support,
      Function<T, String> id,
      Rows<T> rows)
      throws IOException {
    FileSummary[] summary = new FileSummary[1];
    storage.write(
        path,
        out -> {
          DigestingOutputFile file = new DigestingOutputFile(out);
          Counted counted = new Counted();
          try (ParquetWriter<T> writer =
              new Builder<>(file, support).withConf(configuration).build()) {
            rows.writeTo(
                row -> {
                  writer.write(row);
                  counted.add(id.apply(row));
                });
          }
          file.finish();
          summary[0] =
              new FileSummary(
                  counted.rows, file.bytes(), file.sha256(), counted.first, counted.last);
        });
    return summary[0];
  }

  private static final class Counted {
    private long rows;
    private String first = "";
    private String last = "";

    void add(String id) {
      first = rows == 0 || Ids.ORDER.compare(id, first) < 0 ? id : first;
      last = rows == 0 || Ids.ORDER.compare(id, last) > 0 ? id : last;
      rows++;
    }
  }

  private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {

    private final WriteSupport<T> support;

    Builder(OutputFile file, WriteSupport<T> support) {
      super(file);
      this.support = support;
      withCompressionCodec(CompressionCodecName.ZSTD);
      // Features never repeat: trying a dictionary on them costs time and saves nothing.
      withDictionaryEncoding(FeatureSchema.FEATURE_ELEMENT, false);
      withDictionaryEncoding(FeatureSchema.LAST_TOKENS, false);
      withDictionaryEncoding(FeatureSchema.LATE_INPUT, false);
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
