package io.plateau.prep;

import io.plateau.image.ImageEncoder;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/** Travels to executors in place of an encoder, which holds native memory. */
@FunctionalInterface
interface ImageEncoderSource extends Serializable {

  /** The encoder of this JVM; loaded by the first caller, shared by all. */
  ImageEncoder encoder(Configuration configuration) throws IOException;
}
