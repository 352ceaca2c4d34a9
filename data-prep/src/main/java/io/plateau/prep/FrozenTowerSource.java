package io.plateau.prep;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/** Travels to executors in place of a tower, which holds native memory. */
@FunctionalInterface
interface FrozenTowerSource extends Serializable {

  /** The tower of this JVM; loaded by the first caller, shared by all. */
  FrozenTower tower(Configuration configuration) throws IOException;
}
