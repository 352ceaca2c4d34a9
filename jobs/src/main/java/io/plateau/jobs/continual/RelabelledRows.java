package io.plateau.jobs.continual;

import io.plateau.adapter.DistributedSum;
import io.plateau.adapter.PartFunction;
import io.plateau.feature.Batch;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows under other labels, wherever they are.
 *
 * @param labels the new ones, by the old
 */
record RelabelledRows(DistributedSum rows, int[] labels) implements DistributedSum {

  @Override
  public <R extends Serializable> List<R> map(PartFunction<R> function) {
    int[] relabelled = labels; // keeps this record, which holds the rows, out of what is sent
    return rows.map(part -> function.apply(under(part, relabelled)));
  }

  private static Batch under(Batch part, int[] labels) {
    return new Batch(
        part.features(),
        IntStream.of(part.labels()).map(label -> labels[label]).toArray(),
        part.width());
  }
}
