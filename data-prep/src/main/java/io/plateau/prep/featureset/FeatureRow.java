package io.plateau.prep.featureset;

import java.io.Serializable;

/**
 * One view of one image, as a row of a shard.
 *
 * @param id names the image within its source, whatever the source's place
 * @param uri where the image was read
 * @param version of its file, by which a later run knows whether it has changed
 * @param position its place where the source has an order of its own; else 0
 * @param target what it shows
 * @param split the part of the data set
 * @param view 0 for the plain view, 1, 2, … for augmented ones
 * @param feature the L2-normalised feature
 * @param lastTokens the tokens of the last layer, {@code [tokens, width]} fp16, little endian;
 *     empty where none are kept
 * @param lateInput the tokens that enter the first late layer, likewise
 */
public record FeatureRow(
    String id,
    String uri,
    String version,
    long position,
    Target target,
    Split split,
    int view,
    float[] feature,
    byte[] lastTokens,
    byte[] lateInput)
    implements Serializable {

  private static final byte[] NONE = new byte[0];

  /** A row without tokens. */
  public static FeatureRow of(
      String id,
      String uri,
      String version,
      long position,
      Target target,
      Split split,
      int view,
      float[] feature) {
    return new FeatureRow(id, uri, version, position, target, split, view, feature, NONE, NONE);
  }

  /** The same with the number of its class. */
  public FeatureRow withTarget(Target known) {
    return new FeatureRow(
        id, uri, version, position, known, split, view, feature, lastTokens, lateInput);
  }
}
