package io.plateau.jobs.export;

/**
 * What {@code plateau export} was asked for.
 *
 * @param artifact the directory of what was learned
 * @param out the directory to write
 */
record ExportArguments(String artifact, ExportFormat format, String out) {}
