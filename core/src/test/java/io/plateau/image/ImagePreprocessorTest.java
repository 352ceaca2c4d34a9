package io.plateau.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImagePreprocessorTest {

  private static final Safetensors GOLDENS = Goldens.tensors("preprocessing.safetensors");
  private static final JsonObject CONFIGS =
      JsonParser.parseString(
              new String(Goldens.bytes("preprocessing.json"), StandardCharsets.UTF_8))
          .getAsJsonObject();

  private final ImagePreprocessor preprocessor = new ImagePreprocessor(Preprocessing.clip(12));
  private final RgbImage image = Goldens.image(GOLDENS, "23x17");

  static Stream<String> preprocessed() {
    return GOLDENS.names().stream().filter(name -> name.contains("."));
  }

  @ParameterizedTest
  @MethodSource("preprocessed")
  void equalsTransformers(String name) {
    String[] parts = name.split("\\.", -1);
    Preprocessing preprocessing = Preprocessing.parse(CONFIGS.get(parts[0]).toString(), parts[0]);
    HostTensor expected = Goldens.tensor(GOLDENS, name);

    float[] values = new ImagePreprocessor(preprocessing).apply(Goldens.image(GOLDENS, parts[1]));

    ImageSize size = preprocessing.outputSize();
    assertThat(expected.shape()).containsExactly(3, size.height(), size.width());
    assertThat(values).hasSameSizeAs(expected.values());
    for (int i = 0; i < values.length; i++) {
      assertThat((double) values[i]).isCloseTo(expected.values()[i], offset(1e-6));
    }
  }

  @Test
  void preprocessesAStripThatWouldNotFitInMemoryWhole() {
    RgbImage strip = new RgbImage(20_000_000, 1, new byte[60_000_000]);

    float[] values = new ImagePreprocessor(Preprocessing.clip(224)).apply(strip);

    assertThat(values).hasSize(3 * 224 * 224);
  }

  @Test
  void drawsTheSameTrainingViewForTheSameSeed() {
    assertThat(preprocessor.trainingView(image, 5)).isEqualTo(preprocessor.trainingView(image, 5));
  }

  @Test
  void drawsOtherTrainingViewsForOtherSeeds() {
    assertThat(preprocessor.trainingView(image, 5))
        .hasSize(preprocessor.length())
        .isNotEqualTo(preprocessor.trainingView(image, 6));
  }

  @Test
  void normalisesATrainingViewAsItDoesTheTestView() {
    byte[] rgb = new byte[3 * 20 * 30];
    Arrays.fill(rgb, (byte) 255);
    RgbImage white = new RgbImage(30, 20, rgb);

    assertThat(preprocessor.trainingView(white, 1)).isEqualTo(preprocessor.apply(white));
    assertThat(preprocessor.apply(white)[0])
        .isEqualTo((1f - (float) 0.48145466) / (float) 0.26862954);
  }

  @Test
  void mirrorsHalfOfTheTrainingViews() {
    byte[] rgb = new byte[3 * 64 * 64];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % 64 * 4);
    }
    RgbImage brighterToTheRight = new RgbImage(64, 64, rgb);
    int mirrored = 0;
    for (int seed = 0; seed < 400; seed++) {
      float[] view = preprocessor.trainingView(brighterToTheRight, seed);
      mirrored += view[0] > view[11] ? 1 : 0;
    }
    // Four standard deviations of a fair coin.
    assertThat(mirrored).isBetween(160, 240);
  }
}
