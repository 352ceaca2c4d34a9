package io.plateau.jobs;

import org.jspecify.annotations.Nullable;

/**
 * What {@code plateau evaluate} was asked for.
 *
 * @param features directory of the feature set
 * @param artifact directory of the artifact
 * @param out directory of the results and the report
 * @param protocol which classes compete with which
 * @param texts file of text features for classes that were not learned on, if any
 */
record EvaluateArguments(
    String features, String artifact, String out, Protocol protocol, @Nullable String texts) {

  /** Which classes compete with which. */
  enum Protocol {
    /** Base classes among themselves, new classes among themselves. */
    BASE_TO_NEW,
    /** All classes together. */
    ALL_CLASSES,
    /** All classes together, rows of base and of new classes counted apart. */
    GENERALISED
  }
}
