package io.plateau.prep;

import io.plateau.prep.featureset.FileSummary;
import java.io.Serializable;

/**
 * A file that was written.
 *
 * @param file its index
 * @param summary what is in it
 * @param imagesPerClass images, not views, by label; empty for the quarantine table
 */
record FileResult(int file, FileSummary summary, long[] imagesPerClass) implements Serializable {}
