package io.plateau.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Expected values come from CPython's {@code random} module. */
class CPythonRandomTest {

  @Test
  void drawsCPythonsSamplesOneAfterTheOtherFromOneStream() {
    CPythonRandom random = new CPythonRandom(1);

    assertThat(random.sample(100, 16))
        .containsExactly(17, 72, 97, 8, 32, 15, 63, 57, 60, 83, 48, 26, 12, 62, 3, 49);
    assertThat(random.sample(50, 16))
        .containsExactly(27, 38, 0, 44, 28, 17, 14, 37, 6, 20, 1, 39, 48, 34, 47, 24);
    assertThat(random.sample(10, 4)).containsExactly(3, 6, 0, 4);
  }

  @Test
  void drawsWithRetriesFromALargePopulation() {
    assertThat(new CPythonRandom(3).sample(2700, 16))
        .containsExactly(
            974, 2427, 2229, 534, 1515, 2473, 1941, 2562, 2379, 268, 2480, 53, 1921, 1062, 2256,
            959);
  }

  @Test
  void seedsBeyond32BitsUseBothWords() {
    assertThat(new CPythonRandom((1L << 40) + 5).sample(1000, 6))
        .containsExactly(516, 529, 275, 679, 948, 28);
  }

  @Test
  void changesBetweenPoolAndRetriesAtCPythonsSizes() {
    CPythonRandom random = new CPythonRandom(0);

    assertThat(random.sample(22, 5)).containsExactly(12, 13, 1, 8, 16);
    assertThat(random.sample(21, 5)).containsExactly(15, 12, 9, 20, 11);
    assertThat(random.sample(85, 6)).containsExactly(74, 27, 64, 17, 36, 81);
    assertThat(random.sample(86, 6)).containsExactly(12, 79, 32, 68, 77, 18);
  }

  @Test
  void negativeSeedsCountByMagnitude() {
    assertThat(new CPythonRandom(-7).sample(100, 5)).isEqualTo(new CPythonRandom(7).sample(100, 5));
  }

  @Test
  void drawsNothingFromNothing() {
    assertThat(new CPythonRandom(1).sample(0, 0)).isEmpty();
  }

  @Test
  void refusesMoreThanThereAre() {
    assertThatThrownBy(() -> new CPythonRandom(1).sample(3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count: 4 (expected: 0 to the population's size, 3)");
  }
}
