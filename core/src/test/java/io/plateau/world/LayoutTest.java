package io.plateau.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {

  private static final double SIDE = 120;

  @ParameterizedTest
  @CsvSource({"1, 45", "2, 26", "3, 24"})
  void copiesStayInside(int count, double radius) {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      for (double[] centre : Layout.centres(count, radius, SIDE, random)) {
        assertThat(centre[0]).isBetween(radius, SIDE - radius);
        assertThat(centre[1]).isBetween(radius, SIDE - radius);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 26", "3, 24"})
  void copiesDoNotOverlap(int count, double radius) {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      List<double[]> centres = Layout.centres(count, radius, SIDE, random);
      double[] first = centres.get(0);
      double[] second = centres.get(1);
      assertThat(Math.hypot(first[0] - second[0], first[1] - second[1])).isGreaterThan(2 * radius);
    }
  }

  @Test
  void aSingleCopyStandsAnywhere() {
    SplittableRandom random = new SplittableRandom(1);

    assertThat(Layout.centres(1, 30, SIDE, random).get(0))
        .isNotEqualTo(Layout.centres(1, 30, SIDE, random).get(0));
  }
}
