package io.plateau.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plateau.image.ImageException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Small files that claim to be large, or lead a reader into a loop. */
class HostileImagesTest {

  private final ImageDecoder decoder = ImageDecoder.ofDefault();

  @Test
  void refusesTheCanvasOfAWebpBeforeItsFrame() {
    byte[] webp = Goldens.bytes("formats/lossless-exif-6.webp");
    littleEndian(webp).putInt(24, 0xffffffff).putShort(28, (short) 0xffff);

    assertTooLarge(webp, "pixels: 16777216 x 16777216 = 281474976710656 (expected: <= 200000000)");
  }

  @Test
  void refusesTheFrameOfALossyWebp() {
    byte[] webp = Goldens.bytes("formats/lossy-50.webp");
    littleEndian(webp).putShort(26, (short) 0x3fff).putShort(28, (short) 0x3fff);

    assertTooLarge(webp, "pixels: 16383 x 16383 = 268402689 (expected: <= 200000000)");
  }

  @Test
  void refusesTheScreenOfAGif() {
    byte[] gif = Goldens.bytes("encoded/still.gif");
    littleEndian(gif).putInt(6, 0xffffffff);

    assertTooLarge(gif, "pixels: 65535 x 65535 = 4294836225 (expected: <= 200000000)");
  }

  @Test
  void refusesTheSizeOfABmp() {
    byte[] bmp = Goldens.bytes("encoded/rgb.bmp");
    littleEndian(bmp).putInt(18, 0x7fffffff).putInt(22, 2);

    assertTooLarge(bmp, "pixels: 2147483647 x 2 = 4294967294 (expected: <= 200000000)");
  }

  @Test
  void refusesTheSizeOfATiff() throws Exception {
    byte[] tiff = Goldens.bytes("formats/tiled.tif");
    littleEndian(tiff).putInt(entry(tiff, 256) + 8, 0xffffffff);

    assertTooLarge(tiff, "pixels: 4294967295 x 17 = 73014444015 (expected: <= 200000000)");
  }

  @Test
  void refusesTheTilesOfATiff() throws Exception {
    byte[] tiff = Goldens.bytes("formats/tiled.tif");
    littleEndian(tiff).putInt(entry(tiff, 322) + 8, 0x7ffffff0);

    assertTooLarge(tiff, "pixels: 2147483632 x 16 = 34359738112 (expected: <= 200000000)");
  }

  @Test
  void refusesAJpegInATiffThatIsLargerThanItsStrip() {
    byte[] tiff = Goldens.bytes("formats/jpeg.tif");
    int frame = indexOf(tiff, 0xffc0);
    ByteBuffer.wrap(tiff).putInt(frame + 5, 0xfff0fff0);

    ImageException e = refusal(tiff);

    assertThat(e.reason()).isEqualTo(Reason.CORRUPT);
    assertThat(e)
        .hasMessage("pixels of a JPEG within the file: 65520 x 65520 (expected: <= 23 x 17)");
  }

  @Test
  void refusesAJpegOfMorePassesThanAnyImageNeeds() {
    byte[] jpeg = Goldens.bytes("encoded/progressive.jpg");
    byte[] scans = new byte[2 * 1_000];
    for (int i = 0; i < scans.length; i += 2) {
      scans[i] = (byte) 0xff;
      scans[i + 1] = (byte) 0xda;
    }
    byte[] many = Arrays.copyOf(jpeg, jpeg.length + scans.length);
    System.arraycopy(scans, 0, many, jpeg.length, scans.length);

    ImageException e =
        catchThrowableOfType(
            ImageException.class, () -> ImageDecoder.withMaxPixels(29 * 22).decode(many));

    assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(e)
        .hasMessage("scans of a JPEG: 1010 of 638 pixels (expected: <= 63800 pixels together)");
  }

  @Test
  void readsATiffWhoseDirectoryLeadsIntoItself() throws Exception {
    byte[] tiff = Goldens.bytes("formats/tiled.tif");
    TiffDirectory directory = TiffDirectory.first(ByteBuffer.wrap(tiff));
    int next = directory.position() + 2 + 12 * directory.entries().size();
    littleEndian(tiff).putInt(next, directory.position());

    assertThat(decoder.decode(tiff).size()).isEqualTo(new ImageSize(17, 23));
  }

  @Test
  void believesNoCountOfATiff() throws Exception {
    byte[] tiff = Goldens.bytes("formats/tiled.tif");
    littleEndian(tiff).putInt(entry(tiff, 324) + 4, 0xffffffff);

    assertThat(refusal(tiff).reason()).isEqualTo(Reason.TRUNCATED);
  }

  @Test
  void refusesABmpThatHoldsAnotherFormat() {
    byte[] bmp = Goldens.bytes("encoded/rgb.bmp");
    littleEndian(bmp).putInt(30, 4);

    ImageException e = refusal(bmp);

    assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(e).hasMessage("compression of a BMP: 4 (expected: 0 to 3)");
  }

  @Test
  void refusesAPngWithAWrongCheckSum() {
    byte[] png = Goldens.bytes("encoded/rgb.png");
    png[29] ^= 1;

    ImageException e = refusal(png);

    assertThat(e.reason()).isEqualTo(Reason.CORRUPT);
    assertThat(e).hasMessageStartingWith("check sum of IHDR: ").hasMessageContaining("(expected: ");
  }

  @Test
  void readsAJpegWhoseExifBlockEndsInTheMiddle() throws ImageException {
    assertThat(decoder.decode(Goldens.bytes("formats/exif-damaged.jpg")).size())
        .isEqualTo(new ImageSize(17, 23));
  }

  private void assertTooLarge(byte[] file, String message) {
    ImageException e = refusal(file);

    assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(e).hasMessage(message);
  }

  private ImageException refusal(byte[] file) {
    return catchThrowableOfType(ImageException.class, () -> decoder.decode(file));
  }

  private static ByteBuffer littleEndian(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int entry(byte[] tiff, int tag) throws Exception {
    return TiffDirectory.first(ByteBuffer.wrap(tiff)).entries().stream()
        .filter(entry -> entry.tag() == tag)
        .findFirst()
        .orElseThrow()
        .position();
  }

  private static int indexOf(byte[] file, int marker) {
    int at = 0;
    while (Short.toUnsignedInt(ByteBuffer.wrap(file).getShort(at)) != marker) {
      at++;
    }
    return at;
  }
}
