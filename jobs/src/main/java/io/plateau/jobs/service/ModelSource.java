package io.plateau.jobs.service;

import io.plateau.jobs.prediction.Labeller;
import java.io.IOException;

/** Where the artifact that is served comes from. */
@FunctionalInterface
public interface ModelSource {

  /**
   * The version that is in use now; asked often.
   *
   * @throws IOException if nobody can say
   */
  Version current() throws IOException;

  /** A version, which is not read before it is asked to. */
  interface Version {

    /** What names it to clients. */
    String name();

    /**
     * Reads it.
     *
     * @throws IOException if it cannot be read, or is none that labels images
     */
    Labeller load() throws IOException;
  }
}
