package io.plateau.prep.ml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the inputs of some rows until they are encoded together. */
interface InputBatch {

  /**
   * Adds what a row has in the input column.
   *
   * @throws UnusableInputException if nothing can be made of it; the batch is as it was
   */
  void add(@Nullable Object value) throws UnusableInputException;

  /**
   * Encodes what was added and empties the batch.
   *
   * @return one feature of L2 norm 1, or NaN, for each that was added, in order
   */
  List<float[]> encode();
}
