package io.plateau.jobs.evaluation;

import io.plateau.feature.FeatureTable;
import io.plateau.jobs.report.SampleImage;
import io.plateau.prep.featureset.Storage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Test images to show with predictions: rows at equal distances, so that nobody picked them.
 *
 * <p>A row's id is its path below the source; where that cannot be read any more, no image is
 * shown.
 */
public final class SampleImages {

  private SampleImages() {}

  /**
   * Picks rows and asks every method.
   *
   * @param source the directory the feature set was made from
   * @param count how many
   */
  public static List<SampleImage> of(
      Storage source, FeatureTable test, List<ScoredMethod> methods, int count) throws IOException {
    List<SampleImage> samples = new ArrayList<>();
    int shown = Math.min(count, test.rows());
    for (int i = 0; i < shown; i++) {
      int row = Math.toIntExact((2L * i + 1) * test.rows() / (2L * shown));
      Optional<BufferedImage> image = Thumbnail.read(source, test.ids().get(row));
      if (image.isPresent()) {
        samples.add(
            SampleImage.png(
                Thumbnail.png(Thumbnail.whole(image.get())),
                test.classNames().get(test.batch().labels()[row]),
                methods.stream().map(method -> method.prediction(test, row)).toList()));
      }
    }
    return samples;
  }
}
