package io.plateau.prep;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Makes features of items, on an executor. */
interface FeatureExtractor extends Serializable {

  /**
   * Works on one batch.
   *
   * @return an outcome for every view of every item, in any order
   * @throws IOException if the batch as a whole cannot be worked on; Spark then tries again
   */
  List<Outcome> extract(WorkBatch batch, Configuration configuration) throws IOException;
}
