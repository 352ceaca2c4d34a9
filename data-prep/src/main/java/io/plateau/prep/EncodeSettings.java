package io.plateau.prep;

import io.plateau.prep.featureset.Split;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/**
 * How images become features.
 *
 * @param model the frozen tower
 * @param views of a training image; of others there is one
 * @param batchSize views in a call of the tower
 * @param maxPixels of the largest image that is decoded
 * @param maxFileBytes of the longest file that is read
 */
record EncodeSettings(ImageModel model, int views, int batchSize, long maxPixels, long maxFileBytes)
    implements Serializable {

  static EncodeSettings of(PrepareRequest request, ImageModel model) {
    return new EncodeSettings(
        model, request.views(), request.batchSize(), request.maxPixels(), request.maxFileBytes());
  }

  /** Views of an image; only training images are augmented. */
  int views(Split split) {
    return split == Split.TRAIN ? views : 1;
  }

  ImageViews images() {
    return new ImageViews(model.preprocessing(), maxPixels);
  }

  TowerBatch batch(Configuration configuration) {
    return new TowerBatch(() -> model.towers().tower(configuration), batchSize);
  }
}
