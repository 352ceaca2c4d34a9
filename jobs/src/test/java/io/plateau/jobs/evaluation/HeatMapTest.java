package io.plateau.jobs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class HeatMapTest {

  /** Grey is three quarters of black's light; full colour is nine tenths of (255, 106, 0). */
  @Test
  void theLargestValueIsOrangeAndWhatIsNotPositiveIsGrey() {
    BufferedImage black = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);

    BufferedImage map = HeatMap.over(black, new float[] {2, 0, -1, 1}, 2, 2);

    assertThat(map.getRGB(0, 1) & 0xffffff).isEqualTo(0xe65f00);
    assertThat(map.getRGB(3, 0) & 0xffffff).isZero();
    assertThat(map.getRGB(0, 3) & 0xffffff).isZero();
    assertThat(map.getRGB(2, 2) & 0xffffff).isEqualTo(0x733000);
  }
}
