package io.plateau.jobs;

import io.plateau.prep.source.SourceFormat;

/**
 * What {@code plateau prepare} was asked for.
 *
 * @param source directory of images, or of ready features
 * @param model directory of the model, or {@code embedded}
 * @param out directory of the feature set
 * @param views how many views of each training image, the centre crop among them
 * @param format what the source is
 */
record PrepareArguments(String source, String model, String out, int views, SourceFormat format) {

  PrepareArguments {
    if (views < 1) {
      throw new IllegalArgumentException("--views: " + views + " (expected: >= 1)");
    }
  }
}
