package io.plateau.prep.ml;

import io.plateau.clip.FrozenClip;
import io.plateau.image.ImageDecoder;
import io.plateau.image.ImagePreprocessor;
import io.plateau.prep.FrozenModels;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** Images on their way through the image tower. */
final class ImageBatch implements InputBatch {

  private final FrozenClip clip;
  private final ImageColumn column;
  private final ImageDecoder decoder = ImageDecoder.ofDefault();
  private final ImagePreprocessor preprocessor;
  private final float[] pixels;
  private int size;

  ImageBatch(ImageColumn column, FeatureSettings settings, Configuration configuration)
      throws IOException {
    this.column = column;
    clip = FrozenModels.clip(settings.modelUrl(), configuration);
    preprocessor =
        new ImagePreprocessor(FrozenModels.preprocessing(settings.modelUrl(), configuration));
    pixels = new float[Math.multiplyExact(settings.batchSize(), preprocessor.length())];
  }

  @Override
  public void add(@Nullable Object value) throws UnusableInputException {
    if (value == null) {
      throw new UnusableInputException("it is null");
    }
    float[] image = preprocessor.apply(column.read(value, decoder));
    System.arraycopy(image, 0, pixels, size * image.length, image.length);
    size++;
  }

  @Override
  public List<float[]> encode() {
    if (size == 0) {
      return List.of();
    }
    int length = size * preprocessor.length();
    float[] filled = length == pixels.length ? pixels : Arrays.copyOf(pixels, length);
    float[] features = clip.encodeImages(filled, size);
    size = 0;
    return Features.rows(features, clip.config().projection());
  }
}
