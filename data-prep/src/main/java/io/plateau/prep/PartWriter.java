package io.plateau.prep;

import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.FileSummary;
import io.plateau.prep.featureset.ParquetTable;
import io.plateau.prep.featureset.ParquetTable.Columns;
import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.RowSink;
import io.plateau.prep.featureset.Storage;
import io.plateau.prep.featureset.Target;
import io.plateau.prep.source.Unit;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** Writes the two tables of a part at once, as the rows come, and counts them. */
final class PartWriter {

  private final Map<Integer, Long> imagesPerLabel = new TreeMap<>();
  private final Map<String, Long> imagesPerName = new TreeMap<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private long images;
  private long encoded;

  private PartWriter() {}

  /** Gives the rows of a part. */
  @FunctionalInterface
  interface Content {
    /** Returns for how many images the tower was run. */
    long writeTo(RowSink<FeatureRow> features, RowSink<QuarantineRow> quarantine)
        throws IOException;
  }

  static PartSummary write(
      Storage storage,
      String name,
      Unit unit,
      String recipe,
      Configuration configuration,
      Columns columns,
      Content content)
      throws IOException {
    PartWriter counts = new PartWriter();
    FileSummary[] features = new FileSummary[1];
    ParquetTable.writeQuarantine(
        storage,
        PartFiles.quarantine(name),
        configuration,
        quarantine ->
            features[0] =
                ParquetTable.writeFeatures(
                    storage,
                    PartFiles.features(name),
                    configuration,
                    columns,
                    rows ->
                        counts.encoded =
                            content.writeTo(
                                row -> {
                                  rows.accept(row);
                                  counts.count(row);
                                },
                                row -> {
                                  quarantine.accept(row);
                                  counts.reasons.merge(row.reason(), 1L, Long::sum);
                                })));
    FileSummary file = Objects.requireNonNull(features[0], "the features are written by now");
    return new PartSummary(
        name,
        recipe,
        unit.split(),
        file.firstId(),
        file.lastId(),
        unit.bytes(),
        file.rows(),
        counts.images,
        counts.encoded,
        counts.imagesPerLabel,
        counts.imagesPerName,
        counts.reasons);
  }

  private void count(FeatureRow row) {
    if (row.view() > 0) {
      return;
    }
    images++;
    Target target = row.target();
    if (target.label() != Target.UNKNOWN) {
      imagesPerLabel.merge(target.label(), 1L, Long::sum);
    } else if (target.className() != null) {
      imagesPerName.merge(target.className(), 1L, Long::sum);
    }
  }
}
