package io.plateau.prep.source;

import java.io.IOException;

/** A file, or a range of its rows, that holds samples of its own and is read from end to end. */
public non-sealed interface ContainerUnit extends Unit {

  /** The version of the file, which all its samples share. */
  String version();

  /** Begins to read, on an executor. */
  SampleReader open(ReadContext context) throws IOException;

  @Override
  default String digest() {
    return UnitDigest.of("container", split().label(), firstId(), lastId(), version());
  }
}
