package io.plateau.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.tensor.Safetensors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format and kind that is read, against the samples that Pillow gives. */
class ImageFormatsTest {

  private static final Safetensors GOLDENS = Goldens.tensors("formats.safetensors");

  static Stream<String> exact() {
    return GOLDENS.names().stream().filter(name -> !isJpeg(name));
  }

  static Stream<String> jpegs() {
    return GOLDENS.names().stream().filter(ImageFormatsTest::isJpeg);
  }

  @ParameterizedTest
  @MethodSource("exact")
  void decodesToTheSamplesThatPillowGives(String name) throws ImageException {
    RgbImage expected = Goldens.image(GOLDENS, name);

    RgbImage decoded = decode(name);

    assertThat(decoded.size()).isEqualTo(expected.size());
    assertThat(decoded.rgb()).isEqualTo(expected.rgb());
  }

  /** Javas differ in their JPEG library. With that of Pillow, the samples are the same. */
  @ParameterizedTest
  @MethodSource("jpegs")
  void decodesJpegsToWithinFourOfPillow(String name) throws ImageException {
    assertClose(name, 4, 1);
  }

  private static boolean isJpeg(String name) {
    return name.endsWith(".jpg") || name.equals("jpeg.tif");
  }

  private static RgbImage decode(String name) throws ImageException {
    return ImageDecoder.ofDefault().decode(Goldens.bytes("formats/" + name));
  }

  private static void assertClose(String name, int most, double mean) throws ImageException {
    RgbImage expected = Goldens.image(GOLDENS, name);
    RgbImage decoded = decode(name);
    assertThat(decoded.size()).isEqualTo(expected.size());
    double sum = 0;
    int largest = 0;
    for (int i = 0; i < expected.rgb().length; i++) {
      int difference = Math.abs((decoded.rgb()[i] & 0xff) - (expected.rgb()[i] & 0xff));
      largest = Math.max(largest, difference);
      sum += difference;
    }
    assertThat(largest).as("largest difference").isLessThanOrEqualTo(most);
    assertThat(sum / expected.rgb().length).as("mean difference").isLessThanOrEqualTo(mean);
  }
}
