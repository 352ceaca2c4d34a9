package io.plateau.prep;

import io.plateau.image.ImageDecoder;
import io.plateau.image.ImageException;
import io.plateau.image.ImagePreprocessor;
import io.plateau.image.Preprocessing;
import io.plateau.image.RgbImage;
import io.plateau.prep.featureset.Digests;
import io.plateau.prep.source.Sample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From the bytes of an image to the pixels of its views. Safe for use by several threads. */
final class ImageViews {

  private final ImageDecoder decoder;
  private final @Nullable ImagePreprocessor preprocessor;

  /**
   * @param preprocessing {@code null} where there are ready features alone
   */
  ImageViews(@Nullable Preprocessing preprocessing, long maxPixels) {
    this.decoder = ImageDecoder.withMaxPixels(maxPixels);
    this.preprocessor = preprocessing == null ? null : new ImagePreprocessor(preprocessing);
  }

  /**
   * The plain view and {@code views - 1} augmented ones, each [3 x height x width].
   *
   * @throws ImageException if the bytes are no image that can be used
   */
  List<float[]> of(Sample.Image image, int views) throws ImageException {
    ImagePreprocessor preprocess = Objects.requireNonNull(preprocessor, "there is no model");
    RgbImage decoded = decoder.decode(image.bytes());
    List<float[]> pixels = new ArrayList<>(views);
    pixels.add(preprocess.apply(decoded));
    for (int view = 1; view < views; view++) {
      pixels.add(preprocess.trainingView(decoded, seed(image.item().id(), view)));
    }
    return pixels;
  }

  /** The same for an image wherever it lies and whatever else is in the data set. */
  static long seed(String id, int view) {
    MessageDigest digest = Digests.sha256();
    digest.update(id.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return ByteBuffer.wrap(digest.digest()).getLong() + view;
  }
}
