package io.plateau.jobs.prediction;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;

import io.plateau.prep.featureset.ParquetTable;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** Predictions as Parquet. */
final class ParquetPredictions {

  private ParquetPredictions() {}

  static void write(
      Storage storage,
      String path,
      Configuration configuration,
      int named,
      List<Prediction> predictions)
      throws IOException {
    MessageType schema = schema(named);
    ParquetTable.writeGroups(
        storage,
        path,
        configuration,
        schema,
        rows -> {
          for (Prediction prediction : predictions) {
            rows.accept(group(schema, prediction));
          }
        });
  }

  private static MessageType schema(int named) {
    Types.GroupBuilder<MessageType> columns =
        Types.buildMessage()
            .required(BINARY)
            .as(stringType())
            .named(PredictionColumns.ID)
            .required(BINARY)
            .as(stringType())
            .named(PredictionColumns.URI)
            .required(BOOLEAN)
            .named(PredictionColumns.ABSTAINED);
    for (int place = 1; place <= named; place++) {
      columns
          .required(BINARY)
          .as(stringType())
          .named(PredictionColumns.className(place))
          .required(DOUBLE)
          .named(PredictionColumns.probability(place));
    }
    return columns.named("predictions");
  }

  private static Group group(MessageType schema, Prediction prediction) {
    Group row =
        new SimpleGroup(schema)
            .append(PredictionColumns.ID, prediction.id())
            .append(PredictionColumns.URI, prediction.uri())
            .append(PredictionColumns.ABSTAINED, prediction.ranked().abstained());
    int place = 1;
    for (ClassProbability next : prediction.ranked().top()) {
      row.append(PredictionColumns.className(place), next.className())
          .append(PredictionColumns.probability(place), next.probability());
      place++;
    }
    return row;
  }
}
