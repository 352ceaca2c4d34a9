package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.ImageTokens;
import io.plateau.clip.Precision;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenModelsTest {

  private static final Path REFERENCE =
      Path.of(System.getProperty("plateau.shared", "../../shared"))
          .resolve("reference-data/clip-tiny-random");

  private final Configuration configuration = new Configuration();

  @Test
  void encodesAsTransformersDoes() throws IOException {
    assumeReference();
    Safetensors reference = Safetensors.open(REFERENCE.resolve("reference.safetensors"));
    float[] expected = reference.tensor("image_embeds").values();
    int width = expected.length / 5;

    ImageModel model = FrozenModels.open(REFERENCE.toString(), 0, configuration);
    List<ImageTokens> encoded =
        model.towers().tower(configuration).encode(reference.tensor("pixel_values").values(), 5);

    assertThat(model.width()).isEqualTo(width);
    for (int i = 0; i < expected.length; i++) {
      double norm = UnitVectors.norm(expected, i / width * width, width);
      float value = encoded.get(i / width).feature()[i % width];
      assertThat((double) value).isCloseTo(expected[i] / norm, within(1e-5));
    }
  }

  @Test
  void keepsAModelForEveryPrecision() throws IOException {
    FrozenClip wide = FrozenModels.clip(EmbeddedModel.NAME, configuration);
    FrozenClip narrow = FrozenModels.clip(EmbeddedModel.NAME, configuration, Precision.BF16);

    assertThat(narrow).isNotSameAs(wide);
    assertThat(narrow.digest()).isEqualTo(wide.digest());
    assertThat(FrozenModels.clip(EmbeddedModel.NAME, configuration, Precision.FP32)).isSameAs(wide);
    assertThat(FrozenModels.clip(EmbeddedModel.NAME, configuration, Precision.BF16))
        .isSameAs(narrow);
  }

  @Test
  void copiesAModelOfAnotherFileSystem(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("config.json"), "{}");
    OtherFileSystem.register(configuration);

    Path copy = ModelDirectory.local("other:" + directory, configuration);

    assertThat(copy).isNotEqualTo(directory);
    assertThat(copy.resolve("config.json")).hasContent("{}");
  }

  @Test
  void saysThatAModelDirectoryDoesNotExist(@TempDir Path directory) {
    OtherFileSystem.register(configuration);

    assertThatThrownBy(() -> ModelDirectory.local("other:" + directory + "/none", configuration))
        .isInstanceOf(PrepareException.class)
        .hasMessage(
            "Cannot load model other:%s/none: there is no such directory. Check --model.",
            directory);
  }

  @Test
  void refusesPreprocessingThatDoesNotFitTheTower(@TempDir Path directory) throws IOException {
    assumeReference();
    try (Stream<Path> files = Files.list(REFERENCE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    Files.writeString(directory.resolve("preprocessor_config.json"), "{\"crop_size\": 32}");

    assertThatThrownBy(() -> FrozenModels.open(directory.toString(), 0, configuration))
        .isInstanceOf(PrepareException.class)
        .hasMessage(
            "Cannot use model %s: its preprocessor_config.json makes images of 32 x 32 pixels"
                + " (expected: 64 x 64, the image_size of its config.json). Set crop_size to that.",
            directory);
  }

  private static void assumeReference() {
    assumeThat(Files.isDirectory(REFERENCE))
        .as("SKIPPED: no reference data at %s (set -Dplateau.shared)", REFERENCE.toAbsolutePath())
        .isTrue();
  }
}
