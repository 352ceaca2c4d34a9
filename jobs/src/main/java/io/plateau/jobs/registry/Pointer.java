package io.plateau.jobs.registry;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of which version is in use.
 *
 * @param sequence number of the change, from 1
 * @param current the version in use from here on
 * @param previous the one that a roll-back goes to, if any
 * @param action what was asked for
 * @param by who
 * @param at when, as ISO 8601 has it
 * @param reason why
 * @param id of the attempt, by which a writer knows its own record
 */
public record Pointer(
    int sequence,
    int current,
    @Nullable Integer previous,
    Action action,
    String by,
    String at,
    String reason,
    String id) {

  /** What was asked for. */
  public enum Action {
    PROMOTE,
    ROLL_BACK
  }

  public Pointer {
    Objects.requireNonNull(action, "action is null");
    if (sequence < 1 || current < 1) {
      throw new IllegalArgumentException(
          "sequence, current: %d, %d (expected: both >= 1)".formatted(sequence, current));
    }
  }

  /** Whether a version is in use, or next in line if that one is rolled back. */
  boolean protects(int version) {
    return version == current || (previous != null && version == previous);
  }
}
