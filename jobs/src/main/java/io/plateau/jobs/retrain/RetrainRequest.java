package io.plateau.jobs.retrain;

import io.plateau.jobs.config.RetrainSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be learned, and from where.
 *
 * @param features the new feature set, or a folder of such
 * @param name what results call it; null for the last part of its path
 * @param heldOut feature sets to guard that are never learned from, beside those that the version
 *     in use has
 * @param settings what learns, and what it must hold
 * @param action what to do with a run that was broken off
 */
public record RetrainRequest(
    String features,
    @Nullable String name,
    List<String> heldOut,
    RetrainSettings settings,
    Action action) {

  /** What to do with a run that was broken off. */
  public enum Action {
    /** Refuse to start beside it. */
    START,
    /** Go on with it, or start where there is none. */
    RESUME
  }

  public RetrainRequest {
    heldOut = List.copyOf(heldOut);
  }

  /** The same of one feature set. */
  RetrainRequest of(String set) {
    return new RetrainRequest(set, name, heldOut, settings, action);
  }
}
