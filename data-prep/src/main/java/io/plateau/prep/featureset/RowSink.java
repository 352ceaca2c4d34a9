package io.plateau.prep.featureset;

import java.io.IOException;

/** Takes rows one by one. */
@FunctionalInterface
public interface RowSink<T> {
  void accept(T row) throws IOException;
}
