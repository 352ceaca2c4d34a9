package io.plateau.prep.ml;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Features of a table, one after the other. */
final class FeatureColumn {

  private FeatureColumn() {}

  static float[] values(Dataset<Row> table, String column) {
    List<Row> rows = table.select(column).collectAsList();
    int width = rows.get(0).getList(0).size();
    float[] values = new float[rows.size() * width];
    for (int row = 0; row < rows.size(); row++) {
      List<Float> feature = rows.get(row).getList(0);
      for (int i = 0; i < width; i++) {
        values[row * width + i] = feature.get(i);
      }
    }
    return values;
  }
}
