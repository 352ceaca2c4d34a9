package io.plateau.image;

import com.google.gson.annotations.JsonAdapter;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model wants done to an image before it sees it: the settings of a Hugging Face {@code
 * preprocessor_config.json}, with transformers' {@code CLIPImageProcessor} for defaults. In JSON it
 * has that file's keys.
 *
 * @param resize the resizing, which comes first
 * @param filter the resampling filter for it
 * @param crop the centre crop that follows; null for none, which needs a {@link Resize.Exact}
 * @param rescaleFactor what 0..255 is multiplied with; 1 for none
 * @param mean per channel, subtracted after rescaling; 0 for none
 * @param std per channel, then divided by; 1 for none
 */
@JsonAdapter(PreprocessorConfig.Adapter.class)
public record Preprocessing(
    Resize resize,
    ResampleFilter filter,
    @Nullable ImageSize crop,
    double rescaleFactor,
    List<Double> mean,
    List<Double> std)
    implements Serializable {

  public static final String FILE_NAME = "preprocessor_config.json";

  public Preprocessing {
    Objects.requireNonNull(resize, "resize is null");
    Objects.requireNonNull(filter, "filter is null");
    if (crop == null && !(resize instanceof Resize.Exact)) {
      throw new IllegalArgumentException(
          "do_center_crop: false (expected: true, or a size with height and width: the image tower"
              + " takes one size only)");
    }
    if (!Double.isFinite(rescaleFactor) || rescaleFactor <= 0) {
      throw new IllegalArgumentException(
          "rescale_factor: " + rescaleFactor + " (expected: a finite number > 0)");
    }
    mean = channels("image_mean", mean);
    std = channels("image_std", std);
    if (std.stream().anyMatch(value -> value <= 0)) {
      throw new IllegalArgumentException("image_std: " + std + " (expected: all > 0)");
    }
  }

  /**
   * OpenAI's CLIP: bicubic to a short side of {@code edge}, centre crop, its mean and deviation.
   */
  public static Preprocessing clip(int edge) {
    return new Preprocessing(
        new Resize.ShortestEdge(edge),
        ResampleFilter.BICUBIC,
        ImageSize.square(edge),
        PreprocessorConfig.RESCALE_FACTOR,
        PreprocessorConfig.CLIP_MEAN,
        PreprocessorConfig.CLIP_STD);
  }

  /**
   * Reads {@code preprocessor_config.json} of a model directory.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if a value makes no sense
   */
  public static Preprocessing load(Path modelDirectory) {
    Path file = modelDirectory.resolve(FILE_NAME);
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read the preprocessing of model %s: no readable %s. Copy it from the model's original directory."
              .formatted(modelDirectory, FILE_NAME),
          e);
    }
  }

  /**
   * Parses the text of a {@code preprocessor_config.json}.
   *
   * @param origin where it comes from, for messages
   * @throws IllegalArgumentException if it is no JSON object or a value makes no sense
   */
  public static Preprocessing parse(String json, String origin) {
    try {
      return PreprocessorConfig.parse(json);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Cannot use %s: %s".formatted(origin, e.getMessage()), e);
    }
  }

  /** The text of a {@code preprocessor_config.json} that says the same. */
  public String toJson() {
    return PreprocessorConfig.toJson(this).toString();
  }

  /** The size of what the tower sees. */
  public ImageSize outputSize() {
    return crop != null ? crop : ((Resize.Exact) resize).size();
  }

  private static List<Double> channels(String name, List<Double> values) {
    if (values.size() != 3 || values.stream().anyMatch(value -> !Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "%s: %s (expected: 3 finite numbers, for red, green and blue)".formatted(name, values));
    }
    return List.copyOf(values);
  }
}
