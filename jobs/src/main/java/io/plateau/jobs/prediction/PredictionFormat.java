package io.plateau.jobs.prediction;

import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;

/** What files predictions are written to; all have the same columns. */
public enum PredictionFormat {
  /** Typed columns, compressed with zstd. */
  PARQUET,
  /** RFC 4180 with a header. */
  CSV,
  /** A JSON object a line. */
  JSONL;

  /** What file names end with. */
  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes a file.
   *
   * @param named how many classes each prediction names
   */
  void write(
      Storage storage,
      String path,
      Configuration configuration,
      int named,
      List<Prediction> predictions)
      throws IOException {
    switch (this) {
      case PARQUET -> ParquetPredictions.write(storage, path, configuration, named, predictions);
      case CSV -> storage.writeText(path, TextPredictions.csv(named, predictions));
      case JSONL -> storage.writeText(path, TextPredictions.jsonLines(predictions));
    }
  }
}
