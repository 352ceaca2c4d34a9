package io.plateau.adapter;

import io.plateau.feature.Batch;
import java.io.Serializable;

/**
 * Something computed from one part of the rows.
 *
 * @param <R> what it gives
 */
@FunctionalInterface
public interface PartFunction<R extends Serializable> extends Serializable {

  /**
   * Computes it. Depends on the part alone, so that a part computed again gives the same bits.
   *
   * @param part consecutive rows; may be none
   */
  R apply(Batch part);
}
