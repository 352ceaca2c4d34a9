package io.plateau.jobs;

/**
 * What {@code plateau evaluate} was asked for.
 *
 * @param features directory of the feature set
 * @param prompt directory of the artifact
 * @param out directory of the results and the report
 * @param protocol which classes compete with which
 */
record EvaluateArguments(String features, String prompt, String out, Protocol protocol) {

  /** Which classes compete with which. */
  enum Protocol {
    /** Base classes among themselves, new classes among themselves. */
    BASE_TO_NEW,
    /** All classes together. */
    ALL_CLASSES
  }
}
