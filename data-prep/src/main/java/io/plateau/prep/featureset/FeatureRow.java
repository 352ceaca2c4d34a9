package io.plateau.prep.featureset;

import java.io.Serializable;

/**
 * One view of one image, as a row of a shard.
 *
 * @param id names the image within its source, whatever the source's place
 * @param uri where the image was read
 * @param label index of its class
 * @param className name of its class
 * @param split the part of the data set
 * @param view 0 for the plain view, 1, 2, … for augmented ones
 * @param feature the L2-normalised feature
 */
public record FeatureRow(
    String id, String uri, int label, String className, Split split, int view, float[] feature)
    implements Serializable {}
