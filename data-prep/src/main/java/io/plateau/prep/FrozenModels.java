package io.plateau.prep;

import ai.djl.Device;
import io.plateau.clip.ClipConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.ImageTokens;
import io.plateau.clip.Precision;
import io.plateau.clip.TokenShape;
import io.plateau.image.ImageSize;
import io.plateau.image.Preprocessing;
import io.plateau.prep.featureset.FeatureSetManifest.Tokens;
import io.plateau.tensor.UnitRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** The frozen models of this JVM: each is loaded once and shared by all tasks. */
public final class FrozenModels {

  private static final Map<Key, Loaded> LOADED = new HashMap<>();

  private FrozenModels() {}

  private record Key(String model, Device device, Precision textPrecision) {}

  private record Loaded(FrozenClip clip, Preprocessing preprocessing) {}

  /**
   * Opens a model on the driver.
   *
   * @param lateLayers for which tokens are kept beside the feature; 0 for none
   * @throws PrepareException if its preprocessing does not fit its image tower, or that has fewer
   *     layers
   */
  static ImageModel open(String model, int lateLayers, Configuration configuration)
      throws IOException {
    Loaded loaded = load(model, Device.cpu(), Precision.FP32, configuration);
    int layers = loaded.clip().config().vision().transformer().layers();
    if (lateLayers > layers) {
      throw new PrepareException(
          "tokens: %d (expected: 1 to %d, the layers of the image tower)"
              .formatted(lateLayers, layers));
    }
    @Nullable TokenShape shape =
        lateLayers == 0 ? null : TokenShape.of(loaded.clip().config().vision(), lateLayers);
    return new ImageModel(
        model,
        loaded.clip().digest(),
        loaded.clip().config().projection(),
        requireFit(model, loaded),
        shape == null ? null : Tokens.of(shape),
        onExecutor -> tower(model, lateLayers, onExecutor));
  }

  /**
   * A model on the device of the running task, or on the CPU outside of tasks.
   *
   * @param model a directory at any Hadoop path, or {@code embedded}
   */
  public static FrozenClip clip(String model, Configuration configuration) throws IOException {
    return clip(model, configuration, Precision.FP32);
  }

  /**
   * The same with its text tower at some precision.
   *
   * @param model a directory at any Hadoop path, or {@code embedded}
   */
  public static FrozenClip clip(String model, Configuration configuration, Precision textPrecision)
      throws IOException {
    return load(model, TaskDevice.current(), textPrecision, configuration).clip();
  }

  /**
   * How a model wants its images.
   *
   * @throws PrepareException if that does not fit its image tower
   */
  public static Preprocessing preprocessing(String model, Configuration configuration)
      throws IOException {
    return requireFit(model, load(model, TaskDevice.current(), Precision.FP32, configuration));
  }

  private static Preprocessing requireFit(String model, Loaded loaded) throws PrepareException {
    ClipConfig config = loaded.clip().config();
    ImageSize expected = ImageSize.square(config.vision().imageSize());
    ImageSize found = loaded.preprocessing().outputSize();
    if (!found.equals(expected)) {
      throw new PrepareException(
          "Cannot use model %s: its preprocessor_config.json makes images of %s pixels (expected: %s, the image_size of its config.json). Set crop_size to that."
              .formatted(model, found, expected));
    }
    return loaded.preprocessing();
  }

  private static FrozenTower tower(String model, int lateLayers, Configuration configuration)
      throws IOException {
    FrozenClip clip = clip(model, configuration);
    if (lateLayers > 0) {
      TokenShape shape = TokenShape.of(clip.config().vision(), lateLayers);
      return (pixels, images) -> clip.encodeImageTokens(pixels, images, shape);
    }
    int width = clip.config().projection();
    return (pixels, images) -> {
      float[] features = UnitRows.normalize(clip.encodeImages(pixels, images), width);
      return IntStream.range(0, images)
          .mapToObj(i -> Arrays.copyOfRange(features, i * width, (i + 1) * width))
          .map(ImageTokens::ofFeature)
          .toList();
    };
  }

  private static Loaded load(
      String model, Device device, Precision textPrecision, Configuration configuration)
      throws IOException {
    synchronized (LOADED) {
      Key key = new Key(model, device, textPrecision);
      Loaded loaded = LOADED.get(key);
      if (loaded == null) {
        Path directory = ModelDirectory.local(model, configuration);
        loaded =
            new Loaded(
                FrozenClip.load(directory, device, textPrecision), Preprocessing.load(directory));
        LOADED.put(key, loaded);
      }
      return loaded;
    }
  }
}
