package io.plateau.prep;

import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.FileSummary;
import io.plateau.prep.featureset.ParquetTable;
import io.plateau.prep.featureset.ParquetTable.Columns;
import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.RowSink;
import io.plateau.prep.featureset.Storage;
import io.plateau.prep.featureset.TableReader;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetReader;

/**
 * Writes shards from parts, on an executor.
 *
 * @param out directory of the feature set
 * @param classes all classes, by which names get their numbers
 * @param columns of the shards
 */
record ShardWriter(String out, ClassIndex classes, Columns columns) implements Serializable {

  FileSummary write(ShardPlan plan, String path, Configuration configuration) throws IOException {
    Storage storage = Storage.at(out, configuration);
    return ParquetTable.writeFeatures(
        storage,
        path,
        configuration,
        columns,
        rows -> {
          for (ShardPlan.Slice slice : plan.slices()) {
            copy(storage, slice, configuration, rows);
          }
        });
  }

  private void copy(
      Storage storage, ShardPlan.Slice slice, Configuration configuration, RowSink<FeatureRow> rows)
      throws IOException {
    try (ParquetReader<FeatureRow> reader =
        TableReader.features(storage, PartFiles.features(slice.part()), configuration)) {
      for (long i = 0; i < slice.to(); i++) {
        FeatureRow row = reader.read();
        if (i >= slice.from()) {
          rows.accept(row.withTarget(classes.numbered(row.target())));
        }
      }
    }
  }

  /** Writes what was set aside in all parts to one table. */
  FileSummary writeQuarantine(List<String> parts, String path, Configuration configuration)
      throws IOException {
    Storage storage = Storage.at(out, configuration);
    return ParquetTable.writeQuarantine(
        storage,
        path,
        configuration,
        rows -> {
          for (String part : parts) {
            try (ParquetReader<QuarantineRow> reader =
                TableReader.quarantine(storage, PartFiles.quarantine(part), configuration)) {
              for (QuarantineRow row = reader.read(); row != null; row = reader.read()) {
                rows.accept(row);
              }
            }
          }
        });
  }
}
