package io.plateau.adapter;

import io.plateau.feature.Batch;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of this JVM, cut into parts. */
record LocalSum(Batch rows, int parts) implements DistributedSum {

  LocalSum {
    if (parts < 1) {
      throw new IllegalArgumentException("parts: " + parts + " (expected: >= 1)");
    }
  }

  @Override
  public <R extends Serializable> List<R> map(PartFunction<R> function) {
    return IntStream.range(0, parts)
        .parallel()
        .mapToObj(part -> function.apply(part(part)))
        .toList();
  }

  private Batch part(int part) {
    return rows.select(IntStream.range(start(part), start(part + 1)).toArray());
  }

  private int start(int part) {
    return Math.toIntExact((long) rows.rows() * part / parts);
  }
}
