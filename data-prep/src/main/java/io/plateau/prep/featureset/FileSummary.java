package io.plateau.prep.featureset;

import java.io.Serializable;

/**
 * What was written to a file.
 *
 * @param rows how many
 * @param bytes length of the file
 * @param sha256 of the file, in hex
 * @param firstId id of the first row; empty where there is none
 * @param lastId id of the last row; empty where there is none
 */
public record FileSummary(long rows, long bytes, String sha256, String firstId, String lastId)
    implements Serializable {}
