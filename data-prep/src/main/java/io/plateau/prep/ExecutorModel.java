package io.plateau.prep;

import io.plateau.clip.FrozenClip;
import io.plateau.clip.Precision;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/**
 * The frozen model of a run, as executors have to find it.
 *
 * @param location a directory at any Hadoop path, or {@code embedded}
 * @param digest what it has to be, the driver's
 * @param precision what the text tower's matrices are held in
 */
public record ExecutorModel(String location, String digest, Precision precision)
    implements Serializable {

  private static final String REMEDY =
      "Put the same files at the same absolute path on every machine, or on a shared file system.";

  /**
   * The model on the device of the running task.
   *
   * @throws IOException when it is not here, or is another one
   */
  public FrozenClip load(Configuration configuration) throws IOException {
    FrozenClip clip;
    try {
      clip = FrozenModels.clip(location, configuration, precision);
    } catch (DeviceException e) {
      throw e; // it says all there is to say, and the model is not at fault
    } catch (IOException e) {
      throw new IOException(
          "Cannot work on this executor: it does not see the model that the driver found at %s (%s). %s"
              .formatted(location, e.getMessage(), REMEDY),
          e);
    }
    if (!clip.digest().equals(digest)) {
      throw new IOException(
          "Cannot work on this executor: the model at %s has SHA-256 %s (expected: %s, the driver's). %s"
              .formatted(location, clip.digest(), digest, REMEDY));
    }
    return clip;
  }
}
