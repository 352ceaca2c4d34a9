package io.plateau.prep.featureset;

import java.io.IOException;

/** The rows of a file that is to be written, as they come. */
@FunctionalInterface
public interface Rows<T> {
  void writeTo(RowSink<T> sink) throws IOException;
}
