package io.plateau.continual.density;

import io.plateau.adapter.DistributedSum;
import io.plateau.adapter.PartFunction;
import io.plateau.feature.Batch;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of one class, wherever they are.
 *
 * @param rows of all classes
 * @param label the class
 */
public record ClassRows(DistributedSum rows, int label) implements DistributedSum {

  @Override
  public <R extends Serializable> List<R> map(PartFunction<R> function) {
    int only = label; // keeps this record, which holds the rows, out of the function that is sent
    return rows.map(part -> function.apply(ofClass(part, only)));
  }

  private static Batch ofClass(Batch part, int label) {
    return part.select(
        IntStream.range(0, part.rows()).filter(row -> part.labels()[row] == label).toArray());
  }
}
