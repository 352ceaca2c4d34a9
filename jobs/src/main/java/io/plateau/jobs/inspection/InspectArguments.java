package io.plateau.jobs.inspection;

/**
 * What {@code plateau inspect} was asked for.
 *
 * @param directory of unknown kind
 */
record InspectArguments(String directory) {}
