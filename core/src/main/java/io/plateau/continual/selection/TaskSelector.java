package io.plateau.continual.selection;

import io.plateau.feature.Batch;
import java.util.List;
import java.util.stream.IntStream;

/** Says which task a sample is most likely of. It looks at one sample at a time. */
public interface TaskSelector {

  /**
   * Selects for one sample.
   *
   * @param feature its image feature
   */
  Selection select(double[] feature);

  /** Selects for every row by itself: what is beside it does not matter. */
  default List<Selection> select(Batch rows) {
    int width = rows.width();
    return IntStream.range(0, rows.rows())
        .parallel()
        .mapToObj(
            row ->
                select(
                    IntStream.range(row * width, (row + 1) * width)
                        .mapToDouble(i -> rows.features()[i])
                        .toArray()))
        .toList();
  }
}
