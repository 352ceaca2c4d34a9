package io.plateau.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {

  @Test
  void pngKeepsEveryPixel(@TempDir Path folder) throws IOException {
    Picture picture = new World(1).example(0).picture();
    Path file = folder.resolve("picture.png");
    picture.write(file);

    BufferedImage read = ImageIO.read(file.toFile());
    for (int y = 0; y < Picture.SIDE; y++) {
      for (int x = 0; x < Picture.SIDE; x++) {
        assertThat(read.getRGB(x, y)).isEqualTo(picture.image().getRGB(x, y));
      }
    }
  }

  @Test
  void channelsAreRedGreenBlue() {
    byte[] rgb = new byte[40 * 40 * 3];
    rgb[3] = (byte) 200;
    rgb[4] = 100;
    rgb[5] = 50;

    assertThat(new Picture(rgb).image().getRGB(1, 0))
        .isEqualTo(0xFF000000 | 200 << 16 | 100 << 8 | 50);
  }

  @Test
  void mirroringExchangesLeftAndRight() {
    Picture picture = new World(1).example(0).picture();

    assertThat(picture.mirrored().image().getRGB(0, 7)).isEqualTo(picture.image().getRGB(39, 7));
    assertThat(picture.mirrored().mirrored().rgb()).isEqualTo(picture.rgb());
  }

  @Test
  void refusesAnotherSize() {
    assertThatThrownBy(() -> new Picture(new byte[12]))
        .hasMessage("rgb: 12 bytes (expected: 40 x 40 x 3)");
  }
}
