package io.plateau.jobs.prediction;

import io.plateau.prep.ImageEncoding;
import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.FeatureSlice;
import io.plateau.prep.featureset.FeatureSliceReader;
import io.plateau.prep.featureset.ParquetTable.Columns;
import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.RowSink;
import io.plateau.prep.source.Unit;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/** What one task labels. The same input is cut into the same units whatever the cluster. */
sealed interface PredictionUnit extends Serializable {

  /** What decides its images, as far as the input does not. */
  String digest();

  /** How many images it has; 0 where that is not known. */
  long items();

  /** Gives its images one by one, in order, and what had to be set aside. */
  void forEach(
      Configuration configuration, RowSink<FeatureRow> images, RowSink<QuarantineRow> aside)
      throws IOException;

  /** Files of images, which are encoded on the way. */
  record Images(Unit unit, ImageEncoding encoding) implements PredictionUnit {

    @Override
    public String digest() {
      return unit.digest();
    }

    @Override
    public long items() {
      return unit.items();
    }

    @Override
    public void forEach(
        Configuration configuration, RowSink<FeatureRow> images, RowSink<QuarantineRow> aside)
        throws IOException {
      encoding.encode(unit, configuration, images, aside);
    }
  }

  /**
   * Features of images, of which augmented views are left out.
   *
   * @param columns with tokens where they are looked at
   */
  record Features(FeatureSlice slice, Columns columns) implements PredictionUnit {

    @Override
    public String digest() {
      return "%s %d-%d".formatted(slice.path(), slice.from(), slice.to());
    }

    @Override
    public long items() {
      return slice.to() - slice.from();
    }

    @Override
    public void forEach(
        Configuration configuration, RowSink<FeatureRow> images, RowSink<QuarantineRow> aside)
        throws IOException {
      try (FeatureSliceReader reader = slice.open(columns, configuration)) {
        for (FeatureRow row = reader.next(); row != null; row = reader.next()) {
          if (row.view() == 0) {
            images.accept(row);
          }
        }
      }
    }
  }
}
