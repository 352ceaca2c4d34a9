package io.plateau.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.tensor.Safetensors;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PillowResamplerTest {

  private static final Safetensors GOLDENS = Goldens.tensors("resampling.safetensors");

  static Stream<String> resized() {
    return GOLDENS.names().stream().filter(name -> name.contains("."));
  }

  @ParameterizedTest
  @MethodSource("resized")
  void equalsPillowToTheBit(String name) {
    String[] parts = name.split("\\.", -1);
    RgbImage input = Goldens.image(GOLDENS, parts[0]);
    RgbImage expected = Goldens.image(GOLDENS, name);
    ResampleFilter filter = ResampleFilter.valueOf(parts[1].toUpperCase(Locale.ROOT));

    RgbImage resized = PillowResampler.resize(input, expected.size(), filter);

    assertThat(resized.size()).isEqualTo(expected.size());
    assertThat(resized.rgb()).isEqualTo(expected.rgb());
  }

  @ParameterizedTest
  @EnumSource
  void keepsAConstantColour(ResampleFilter filter) {
    byte[] rgb = new byte[3 * 17 * 11];
    Arrays.fill(rgb, (byte) 201);

    RgbImage resized =
        PillowResampler.resize(new RgbImage(17, 11, rgb), new ImageSize(29, 5), filter);

    assertThat(resized.rgb()).containsOnly((byte) 201);
  }

  @Test
  void keepsAnImageOfTheRightSize() {
    RgbImage image = new RgbImage(2, 1, new byte[] {1, 2, 3, 4, 5, 6});

    RgbImage resized = PillowResampler.resize(image, new ImageSize(1, 2), ResampleFilter.BICUBIC);

    assertThat(resized.rgb()).isEqualTo(image.rgb());
  }

  @ParameterizedTest
  @EnumSource
  void computesAWindowAsItDoesTheWhole(ResampleFilter filter) {
    RgbImage image = Goldens.image(GOLDENS, "23x17");
    ImageSize size = new ImageSize(40, 31);
    Window window = new Window(7, 11, 20, 9);

    RgbImage part = PillowResampler.resize(image, size, filter, window);

    RgbImage whole = PillowResampler.resize(image, size, filter);
    assertThat(part.rgb()).isEqualTo(whole.crop(window).rgb());
  }
}
