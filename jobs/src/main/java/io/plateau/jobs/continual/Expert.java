package io.plateau.jobs.continual;

import io.plateau.sharpness.Parameters;
import java.io.IOException;

/** Something that is learned for one task alone. */
interface Expert {

  /** Learns it from the rows of the task, as if there were no other. */
  Parameters learn(StreamTask task) throws IOException;

  /** How it classifies images, whatever their task. */
  StreamClassifier classifier(Parameters learned);
}
