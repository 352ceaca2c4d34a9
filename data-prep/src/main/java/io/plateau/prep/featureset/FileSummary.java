package io.plateau.prep.featureset;

import java.io.Serializable;

/**
 * What was written to a file.
 *
 * @param rows how many
 * @param bytes length of the file
 * @param sha256 of the file, in hex
 */
public record FileSummary(long rows, long bytes, String sha256) implements Serializable {}
