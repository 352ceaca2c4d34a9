package io.plateau.clip;

import com.google.gson.Gson;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Small models and what transformers makes of them: {@code src/test/goldens/clip_goldens.py}. */
public final class GoldenClip {

  private GoldenClip() {}

  /** A model directory. */
  public static Path directory(String name) {
    try {
      return Path.of(Objects.requireNonNull(GoldenClip.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A copy of a model directory, to be damaged. */
  public static Path copy(String name, Path to) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory(name))) {
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    return to;
  }

  /** Golden tensors beside a model. */
  public static Safetensors tensors(String model, String file) {
    try {
      return Safetensors.open(directory(model).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The captions whose tokens and embeddings are known. */
  public static List<String> captions() {
    try {
      String json = Files.readString(directory("captions.json"));
      return List.of(new Gson().fromJson(json, String[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same numbers as the script's function of that name. */
  public static float[] ramp(int count, int step) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = ((long) i * step % 257 - 128) / 64f;
    }
    return values;
  }
}
