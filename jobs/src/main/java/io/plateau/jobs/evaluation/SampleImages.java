package io.plateau.jobs.evaluation;

import io.plateau.feature.FeatureTable;
import io.plateau.jobs.report.SampleImage;
import io.plateau.prep.featureset.Storage;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Test images to show with predictions: rows at equal distances, so that nobody picked them.
 *
 * <p>A row's id is its path below the source; where that cannot be read any more, no image is
 * shown.
 */
public final class SampleImages {

  private static final int LONGEST_SIDE = 160;

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
      Optional<byte[]> png = png(source, test.ids().get(row));
      if (png.isPresent()) {
        samples.add(
            SampleImage.png(
                png.get(),
                test.classNames().get(test.batch().labels()[row]),
                methods.stream().map(method -> method.prediction(test, row)).toList()));
      }
    }
    return samples;
  }

  private static Optional<byte[]> png(Storage source, String id) throws IOException {
    if (!source.exists(id)) {
      return Optional.empty();
    }
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(source.read(id)));
    if (image == null) {
      return Optional.empty();
    }
    double scale =
        Math.min(1, LONGEST_SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(small, "png", bytes);
    return Optional.of(bytes.toByteArray());
  }
}
