package io.plateau.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plateau.image.ImageException.Reason;
import io.plateau.tensor.Safetensors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

  private static final Safetensors GOLDENS = Goldens.tensors("decoding.safetensors");

  private final ImageDecoder decoder = ImageDecoder.ofDefault();

  static Stream<String> lossless() {
    // Pillow clips 16-bit grey; ImageFormatsTest has what we do with it.
    return GOLDENS.names().stream()
        .filter(name -> !name.endsWith(".jpg") && !name.equals("grey16.png"));
  }

  static Stream<String> jpegs() {
    return GOLDENS.names().stream().filter(name -> name.endsWith(".jpg"));
  }

  @ParameterizedTest
  @MethodSource("lossless")
  void decodesAsPillowDoes(String name) throws ImageException {
    RgbImage expected = Goldens.image(GOLDENS, name);

    RgbImage decoded = decoder.decode(Goldens.bytes("encoded/" + name));

    assertThat(decoded.size()).isEqualTo(expected.size());
    assertThat(decoded.rgb()).isEqualTo(expected.rgb());
  }

  @ParameterizedTest
  @MethodSource("jpegs")
  void decodesJpegsCloseToPillow(String name) throws ImageException {
    RgbImage expected = Goldens.image(GOLDENS, name);

    RgbImage decoded = decoder.decode(Goldens.bytes("encoded/" + name));

    assertThat(decoded.size()).isEqualTo(expected.size());
    double sum = 0;
    for (int i = 0; i < expected.rgb().length; i++) {
      int difference = Math.abs((decoded.rgb()[i] & 0xff) - (expected.rgb()[i] & 0xff));
      assertThat(difference).as("difference of sample %d", i).isLessThanOrEqualTo(4);
      sum += difference;
    }
    assertThat(sum / expected.rgb().length).isLessThanOrEqualTo(1);
  }

  @Test
  void refusesAnEmptyFile() {
    ImageException e = refusal(new byte[0]);

    assertThat(e.reason()).isEqualTo(Reason.EMPTY);
    assertThat(e).hasMessage("The file is empty (0 bytes)");
  }

  @Test
  void refusesText() {
    ImageException e = refusal("Not Found".getBytes(StandardCharsets.US_ASCII));

    assertThat(e.reason()).isEqualTo(Reason.NOT_AN_IMAGE);
    assertThat(e)
        .hasMessage(
            "Not an image: first bytes 4e6f7420466f756e (expected: JPEG, PNG, WEBP, GIF, BMP or TIFF)");
  }

  @Test
  void namesAFormatThatIsNotRead() {
    ImageException e = refusal("\0\0\0 ftypavif".getBytes(StandardCharsets.US_ASCII));

    assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(e).hasMessage("format: HEIF_OR_AVIF (expected: JPEG, PNG, WEBP, GIF, BMP or TIFF)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb-420.jpg",
        "rgb-444.jpg",
        "progressive.jpg",
        "grey.jpg",
        "rgb.png",
        "still.gif",
        "rgb.bmp"
      })
  void refusesATruncatedFileHoweverMuchOfItIsThere(String name) {
    byte[] whole = Goldens.bytes("encoded/" + name);
    for (double part : new double[] {0.3, 0.6, 0.9}) {
      ImageException e = refusal(Arrays.copyOf(whole, (int) (part * whole.length)));

      assertThat(e.reason()).as("%s of %s", part, name).isIn(Reason.TRUNCATED, Reason.CORRUPT);
    }
  }

  @Test
  void saysThatAJpegIsTruncatedInsteadOfShowingItHalfGrey() {
    byte[] whole = Goldens.bytes("encoded/rgb-444.jpg");

    ImageException e = refusal(Arrays.copyOf(whole, whole.length * 3 / 4));

    assertThat(e.reason()).isEqualTo(Reason.TRUNCATED);
    assertThat(e).hasMessageStartingWith("Cannot decode the JPEG: it ends before its last pixel");
  }

  @Test
  void refusesAJpegWhoseMiddleIsMissing() {
    byte[] whole = Goldens.bytes("encoded/rgb-444.jpg");
    byte[] cut = Arrays.copyOf(whole, whole.length * 3 / 4);
    cut[cut.length - 2] = (byte) 0xff;
    cut[cut.length - 1] = (byte) 0xd9;

    assertThat(refusal(cut).reason()).isEqualTo(Reason.TRUNCATED);
  }

  @Test
  void refusesTooManyPixelsFromTheHeaderAlone() {
    byte[] png = Goldens.bytes("encoded/rgb.png");
    byte[] headerOnly = Arrays.copyOf(png, 33);

    ImageException e =
        catchThrowableOfType(
            ImageException.class, () -> ImageDecoder.withMaxPixels(100).decode(headerOnly));

    assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(e).hasMessage("pixels: 13 x 9 = 117 (expected: <= 100)");
  }

  private ImageException refusal(byte[] bytes) {
    return catchThrowableOfType(ImageException.class, () -> decoder.decode(bytes));
  }
}
