package io.plateau.prep.ml;

import ai.djl.Device;
import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.image.ImageDecoder;
import io.plateau.image.ImagePreprocessor;
import io.plateau.image.Preprocessing;
import io.plateau.tensor.UnitRows;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Drawn images, and their features by core alone. */
final class EncodedImages {

  private EncodedImages() {}

  static BufferedImage draw(int seed) {
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(seed * 37 % 256, seed * 91 % 256, 200));
    graphics.fillRect(0, 0, 40, 30);
    graphics.setColor(Color.WHITE);
    graphics.fillOval(seed % 20, seed % 7, 15, 12);
    graphics.dispose();
    return image;
  }

  /** The image as a file. */
  static byte[] encoded(int seed, String format) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(draw(seed), format, file);
    return file.toByteArray();
  }

  /** The features of image files, encoded in one batch and normalised. */
  static float[] features(List<byte[]> files) throws IOException {
    ImagePreprocessor preprocessor =
        new ImagePreprocessor(Preprocessing.load(EmbeddedModel.directory()));
    float[] pixels = new float[files.size() * preprocessor.length()];
    for (int i = 0; i < files.size(); i++) {
      float[] image = preprocessor.apply(ImageDecoder.ofDefault().decode(files.get(i)));
      System.arraycopy(image, 0, pixels, i * image.length, image.length);
    }
    try (FrozenClip clip = FrozenClip.load(EmbeddedModel.directory(), Device.cpu())) {
      return UnitRows.normalize(
          clip.encodeImages(pixels, files.size()), clip.config().projection());
    }
  }
}
