package io.plateau.clip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The small CLIP that comes with Plateau; {@code plateau pretrain} made it. */
public final class EmbeddedModel {

  /** The word that names it where a model directory is asked for. */
  public static final String NAME = "embedded";

  private static final String RESOURCES = "/io/plateau/embedded/";
  private static final List<String> FILES =
      List.of(
          "config.json",
          "model.safetensors",
          "preprocessor_config.json",
          "README.md",
          "tokenizer.json",
          "tokenizer_config.json");

  private static @Nullable Path unpacked;

  private EmbeddedModel() {}

  /**
   * A directory with its files, unpacked once per JVM and deleted with it. Weights are mapped from
   * files, so that they cannot stay in the jar.
   */
  public static synchronized Path directory() throws IOException {
    if (unpacked == null) {
      Path directory = Files.createTempDirectory("plateau-embedded-model");
      directory.toFile().deleteOnExit();
      for (String name : FILES) {
        Path file = directory.resolve(name);
        try (InputStream in = EmbeddedModel.class.getResourceAsStream(RESOURCES + name)) {
          if (in == null) {
            throw new ModelException(
                "Cannot find %s of the embedded model on the classpath. Use the jar as it was built."
                    .formatted(name));
          }
          Files.copy(in, file);
        }
        file.toFile().deleteOnExit();
      }
      unpacked = directory;
    }
    return unpacked;
  }
}
