package io.plateau.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {

  /** Rows "ab", "cd", "ef", as EXIF 2.3 names the sides of the stored image. */
  @ParameterizedTest
  @CsvSource({
    "1, ab/cd/ef",
    "2, ba/dc/fe",
    "3, fe/dc/ba",
    "4, ef/cd/ab",
    "5, ace/bdf",
    "6, eca/fdb",
    "7, fdb/eca",
    "8, bdf/ace",
    "0, ab/cd/ef",
    "9, ab/cd/ef",
    "4294967295, ab/cd/ef"
  })
  void turnsUpright(long exif, String expected) {
    RgbImage stored = image("ab/cd/ef");

    RgbImage upright = Orientation.of(exif).upright(stored);

    assertThat(upright.size()).isEqualTo(image(expected).size());
    assertThat(upright.rgb()).isEqualTo(image(expected).rgb());
  }

  @Test
  void leavesAnUprightImageWhereItIs() {
    RgbImage stored = image("ab/cd");

    assertThat(Orientation.UPRIGHT.upright(stored)).isSameAs(stored);
  }

  /** Letters are pixels: the letter, the next one, the one after. */
  private static RgbImage image(String rows) {
    String pixels = rows.replace("/", "");
    byte[] rgb = new byte[3 * pixels.length()];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (pixels.charAt(i / 3) + i % 3);
    }
    int width = rows.indexOf('/');
    return new RgbImage(width, pixels.length() / width, rgb);
  }
}
