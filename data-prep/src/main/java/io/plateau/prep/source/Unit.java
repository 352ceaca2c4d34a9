package io.plateau.prep.source;

import io.plateau.prep.featureset.Ids;
import io.plateau.prep.featureset.Split;
import java.io.Serializable;

/**
 * A piece of a source that one task works on. Units are the same whatever the parallelism: their
 * order is the order of the rows, and the work of a run that was interrupted is kept by unit.
 */
public sealed interface Unit extends Serializable permits ListedUnit, ContainerUnit {

  /** The part of the data set that all its samples belong to. */
  Split split();

  /** The lowest id of its samples or a bound below it, in the order of {@link Ids}. */
  String firstId();

  /** The highest id of its samples or a bound above it, in the order of {@link Ids}. */
  String lastId();

  /** SHA-256, in hex, of all in it that decides its rows. */
  String digest();

  /** How many samples it has; 0 where that is not known before it is read. */
  long items();

  /** Length of what is read, for progress. */
  long bytes();
}
