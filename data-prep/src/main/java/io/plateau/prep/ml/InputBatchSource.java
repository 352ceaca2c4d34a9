package io.plateau.prep.ml;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/** Travels to executors in place of a batch, whose model lies in native memory. */
@FunctionalInterface
interface InputBatchSource extends Serializable {

  /** An empty batch with this JVM's model. */
  InputBatch open(FeatureSettings settings, Configuration configuration) throws IOException;
}
