package io.plateau.prep.ml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Rows with their features behind them, made a batch at a time as they are asked for. */
final class FeatureRows implements Iterator<Row> {

  private final Iterator<Row> rows;
  private final int input;
  private final InputBatch batch;
  private final FeatureSettings settings;
  private final Queue<Row> ready = new ArrayDeque<>();
  private long read;

  FeatureRows(Iterator<Row> rows, int input, InputBatch batch, FeatureSettings settings) {
    this.rows = rows;
    this.input = input;
    this.batch = batch;
    this.settings = settings;
  }

  /** A row that waits for its feature, or for none. */
  private record Waiting(Row row, long number, @Nullable String problem) {}

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && rows.hasNext()) {
      encodeBatch();
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the partition has no more rows");
    }
    return ready.remove();
  }

  private void encodeBatch() {
    List<Waiting> waiting = new ArrayList<>(settings.batchSize());
    while (waiting.size() < settings.batchSize() && rows.hasNext()) {
      Waiting next = add(rows.next());
      if (next.problem() == null || settings.invalidInput() != InvalidInput.SKIP) {
        waiting.add(next);
      }
    }
    Iterator<float[]> features = batch.encode().iterator();
    for (Waiting each : waiting) {
      if (each.problem() != null) {
        emitWithout(each, each.problem());
        continue;
      }
      float[] feature = features.next();
      if (isFinite(feature)) {
        ready.add(extended(each.row(), feature));
      } else {
        emitWithout(each, "the model gives NaN or infinite values");
      }
    }
  }

  private Waiting add(Row row) {
    long number = read++;
    try {
      batch.add(row.get(input));
      return new Waiting(row, number, null);
    } catch (UnusableInputException e) {
      return new Waiting(row, number, String.valueOf(e.getMessage()));
    }
  }

  private void emitWithout(Waiting waiting, String problem) {
    switch (settings.invalidInput()) {
      case KEEP -> ready.add(extended(waiting.row(), null));
      case SKIP -> {}
      case ERROR ->
          throw new IllegalArgumentException(
              "Cannot make a feature of column %s in row %d of partition %d: %s. Set handleInvalid to skip or keep to go on without such rows."
                  .formatted(
                      settings.inputCol(),
                      waiting.number(),
                      TaskContext.getPartitionId(),
                      problem));
    }
  }

  private static boolean isFinite(float[] feature) {
    for (float value : feature) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static Row extended(Row row, float @Nullable [] feature) {
    @Nullable Object[] values = new @Nullable Object[row.size() + 1];
    for (int i = 0; i < row.size(); i++) {
      values[i] = row.get(i);
    }
    values[row.size()] = feature;
    return RowFactory.create(values);
  }
}
