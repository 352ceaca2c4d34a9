package io.plateau.prep;

import io.plateau.image.Preprocessing;
import io.plateau.prep.featureset.FeatureSetManifest.Model;
import io.plateau.prep.featureset.FeatureSetManifest.Tokens;
import io.plateau.prep.featureset.ParquetTable.Columns;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The image side of a frozen model.
 *
 * @param name as it was given
 * @param digest SHA-256 over its files
 * @param width length of a feature
 * @param preprocessing what it wants done to images; {@code null} of a model that is not known
 * @param tokens that are kept beside the feature; {@code null} where none are
 * @param towers loads it on an executor
 */
record ImageModel(
    String name,
    String digest,
    int width,
    @Nullable Preprocessing preprocessing,
    @Nullable Tokens tokens,
    FrozenTowerSource towers)
    implements Serializable {

  /** Whatever made features that come ready, for which nothing is to be encoded. */
  static ImageModel unknown(int width) {
    return new ImageModel(
        Model.NONE,
        Model.NONE,
        width,
        null,
        null,
        configuration -> {
          throw new IllegalStateException("Cannot encode images: there is no model.");
        });
  }

  /** What the tables of its features have. */
  Columns columns() {
    return tokens == null ? Columns.FEATURES : Columns.FEATURES_AND_TOKENS;
  }

  /** Bytes of the tokens that are kept of a view. */
  long tokenBytes() {
    return tokens == null ? 0 : tokens.bytesPerImage();
  }
}
