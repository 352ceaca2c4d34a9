package io.plateau.prep.ml;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Adds features to the rows of a partition.
 *
 * @param settings the transformer's
 * @param input index of the input column
 * @param batches what inputs are encoded with
 * @param configuration where the model is read with
 */
record FeaturePartition(
    FeatureSettings settings,
    int input,
    InputBatchSource batches,
    Broadcast<SerializableConfiguration> configuration)
    implements MapPartitionsFunction<Row, Row> {

  @Override
  public Iterator<Row> call(Iterator<Row> rows) throws IOException {
    if (!rows.hasNext()) {
      return Collections.emptyIterator(); // without loading the model
    }
    InputBatch batch = batches.open(settings, configuration.value().value());
    return new FeatureRows(rows, input, batch, settings);
  }
}
