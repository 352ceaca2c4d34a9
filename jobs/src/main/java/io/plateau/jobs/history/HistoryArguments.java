package io.plateau.jobs.history;

/**
 * What {@code plateau history} was asked for.
 *
 * @param root below which runs are looked for
 * @param form of what is printed
 */
record HistoryArguments(String root, Form form) {

  /** How runs are printed. */
  enum Form {
    /** A table, for people. */
    TABLE,
    /** One JSON object a line. */
    JSON
  }
}
