package io.plateau.jobs.registry;

import org.jspecify.annotations.Nullable;

/**
 * How a version came about.
 *
 * @param kind what registered it
 * @param method the update rule, learner or strategy
 * @param source the directory that was added, or the features that were learned
 * @param modelDigest SHA-256 of the frozen model
 * @param base the version that it goes on from, if any
 * @param identity SHA-256 of all that decides the result: data, settings, base; empty if added
 * @param verdict of the gate
 */
public record Provenance(
    Kind kind,
    String method,
    String source,
    String modelDigest,
    @Nullable Integer base,
    String identity,
    Verdict verdict) {

  /** What registered it. */
  public enum Kind {
    ADDED,
    RETRAINED
  }

  /** What the gate said. */
  public enum Verdict {
    /** There was no gate. */
    NONE,
    PASSED,
    HELD_BACK
  }

  /** A version that was trained elsewhere. */
  public static Provenance added(String method, String source, String modelDigest) {
    return new Provenance(Kind.ADDED, method, source, modelDigest, null, "", Verdict.NONE);
  }
}
