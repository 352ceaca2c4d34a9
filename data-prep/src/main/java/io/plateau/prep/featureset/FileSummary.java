package io.plateau.prep.featureset;

import java.io.Serializable;

/**
 * What was written to a file.
 *
 * @param rows how many
 * @param bytes length of the file
 * @param sha256 of the file, in hex
 * @param firstId the lowest id; empty where there is none
 * @param lastId the highest id; empty where there is none
 */
public record FileSummary(long rows, long bytes, String sha256, String firstId, String lastId)
    implements Serializable {}
