package io.plateau.jobs.continual;

import io.plateau.sharpness.Parameters;
import java.io.IOException;
import java.util.Optional;

/**
 * What learns from a stream of tasks. It keeps nothing itself: all it knows of earlier tasks is in
 * the state, so that a run goes on from a saved one as if it had never stopped.
 *
 * @param <S> what is carried from task to task; never changed after it is made
 */
interface Strategy<S> {

  /** Before the first task. */
  S start();

  /** After one task more. */
  S learn(S before, StreamTask task) throws IOException;

  /** How images are classified in a state. */
  StreamClassifier classifier(S state);

  /** The parameters that all tasks share, where it has such. */
  default Optional<Parameters> learned(S state) {
    return Optional.empty();
  }

  /** What a state holds, for reports. */
  default Footprint footprint(S state) {
    return learned(state).map(shared -> Footprint.of(shared.size())).orElse(Footprint.UNKNOWN);
  }

  /** A state as the bytes of a file; equal states give equal bytes. */
  byte[] encode(S state) throws IOException;

  /**
   * The state of such bytes.
   *
   * @param name what messages call the file
   * @throws IOException if they are damaged
   */
  S decode(String name, byte[] bytes) throws IOException;
}
