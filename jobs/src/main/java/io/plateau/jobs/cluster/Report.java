package io.plateau.jobs.cluster;

import java.io.Serializable;

/**
 * What a resident task says when it asks the driver for work.
 *
 * @param run of which it is a part
 * @param part counted from 0
 * @param sequence of the work it has done, 0 where it has none to show
 * @param answer what came of that, encoded: the driver's RPC thread has no time to read it
 */
record Report(String run, int part, long sequence, byte[] answer) implements Serializable {

  /** Nothing done since the last report. */
  static Report idle(String run, int part) {
    return new Report(run, part, 0, new byte[0]);
  }
}
