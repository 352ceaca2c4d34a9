package io.plateau.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RandomResizedCropTest {

  @Test
  void staysWithinTheImageAndItsBounds() {
    ImageSize image = new ImageSize(300, 400);
    for (int seed = 0; seed < 1000; seed++) {
      RandomResizedCrop crop = RandomResizedCrop.of(image, seed);
      Window window = crop.window();

      assertThat(window.top()).isBetween(0, 300 - window.height());
      assertThat(window.left()).isBetween(0, 400 - window.width());
      // One row or column of rounding on each side.
      assertThat((double) window.height() * window.width() / (300 * 400)).isBetween(0.078, 1.0);
      assertThat((double) window.width() / window.height()).isBetween(0.73, 1.36);
    }
  }

  @Test
  void takesTheCentreOfAStripThatNoWindowFits() {
    RandomResizedCrop crop = RandomResizedCrop.of(new ImageSize(3, 3000), 1);

    assertThat(crop.window()).isEqualTo(new Window(0, 1498, 3, 4));
  }
}
