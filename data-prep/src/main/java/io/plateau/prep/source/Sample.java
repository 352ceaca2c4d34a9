package io.plateau.prep.source;

import io.plateau.prep.featureset.QuarantineRow;

/** What a source gives for one of its items. */
public sealed interface Sample {

  /**
   * An image file.
   *
   * @param item whose it is
   * @param bytes the file as it is stored, not decoded
   */
  record Image(SourceItem item, byte[] bytes) implements Sample {}

  /**
   * A ready feature.
   *
   * @param item whose it is
   * @param feature as stored: not normalised, perhaps not finite
   */
  record Ready(SourceItem item, float[] feature) implements Sample {}

  /**
   * What cannot be read.
   *
   * @param row which, and why
   */
  record Rejected(QuarantineRow row) implements Sample {}
}
