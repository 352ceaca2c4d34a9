package io.plateau.prep.featureset;

import static org.apache.parquet.filter2.predicate.FilterApi.and;
import static org.apache.parquet.filter2.predicate.FilterApi.binaryColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.gtEq;
import static org.apache.parquet.filter2.predicate.FilterApi.in;
import static org.apache.parquet.filter2.predicate.FilterApi.ltEq;

import io.plateau.prep.featureset.FeatureReadSupport.TokenColumns;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.Operators.BinaryColumn;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Binary;

/** Reads the Parquet files of a feature set row by row. */
public final class TableReader {

  private TableReader() {}

  /** All rows of a file of features, without their tokens. */
  static ParquetReader<FeatureRow> withoutTokens(
      Storage storage, String path, Configuration configuration) throws IOException {
    return new Builder<>(
            file(storage, path, configuration), new FeatureReadSupport(TokenColumns.SKIPPED))
        .build();
  }

  /** All rows of a file of features. */
  public static ParquetReader<FeatureRow> features(
      Storage storage, String path, Configuration configuration) throws IOException {
    return new Builder<>(
            file(storage, path, configuration), new FeatureReadSupport(TokenColumns.READ))
        .build();
  }

  /** The rows with ids between two, both included; pages with none of them are not read. */
  public static ParquetReader<FeatureRow> features(
      Storage storage, String path, Configuration configuration, String firstId, String lastId)
      throws IOException {
    return new Builder<>(
            file(storage, path, configuration), new FeatureReadSupport(TokenColumns.READ))
        .withFilter(between(firstId, lastId))
        .build();
  }

  /** The rows of some ids; pages with none of them are not read. */
  static ParquetReader<FeatureRow> features(
      Storage storage, String path, Configuration configuration, Set<String> ids)
      throws IOException {
    Set<Binary> values = ids.stream().map(Binary::fromString).collect(Collectors.toSet());
    return new Builder<>(
            file(storage, path, configuration), new FeatureReadSupport(TokenColumns.READ))
        .withFilter(FilterCompat.get(in(binaryColumn("id"), values)))
        .build();
  }

  /** All rows of a file of what was set aside. */
  public static ParquetReader<QuarantineRow> quarantine(
      Storage storage, String path, Configuration configuration) throws IOException {
    return new Builder<>(file(storage, path, configuration), new QuarantineReadSupport()).build();
  }

  /** The rows with ids between two, both included. */
  public static ParquetReader<QuarantineRow> quarantine(
      Storage storage, String path, Configuration configuration, String firstId, String lastId)
      throws IOException {
    return new Builder<>(file(storage, path, configuration), new QuarantineReadSupport())
        .withFilter(between(firstId, lastId))
        .build();
  }

  private static InputFile file(Storage storage, String path, Configuration configuration)
      throws IOException {
    return HadoopInputFile.fromPath(storage.resolve(path), configuration);
  }

  private static FilterCompat.Filter between(String firstId, String lastId) {
    BinaryColumn id = binaryColumn("id");
    return FilterCompat.get(
        and(gtEq(id, Binary.fromString(firstId)), ltEq(id, Binary.fromString(lastId))));
  }

  private static final class Builder<T> extends ParquetReader.Builder<T> {
    private final ReadSupport<T> support;

    Builder(InputFile file, ReadSupport<T> support) {
      super(file);
      this.support = support;
    }

    @Override
    protected ReadSupport<T> getReadSupport() {
      return support;
    }
  }
}
