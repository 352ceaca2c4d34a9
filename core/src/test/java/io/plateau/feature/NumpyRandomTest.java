package io.plateau.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected values: {@code numpy.random.RandomState(seed).permutation(count)} of NumPy 2.4. */
class NumpyRandomTest {

  @Test
  void theClassOrderOfTheLiterature() {
    assertThat(new NumpyRandom(1993).permutation(100))
        .startsWith(68, 56, 78, 8, 23, 84, 90, 65, 74, 76, 40, 89, 3, 92, 55, 9, 26, 80, 43, 38)
        .endsWith(51, 48, 73, 93, 39, 67, 29, 49, 57, 33);
  }

  @Test
  void smallOnesAndTheSeedsAtTheEnds() {
    assertThat(new NumpyRandom(1993).permutation(10)).containsExactly(4, 2, 7, 6, 0, 3, 5, 8, 9, 1);
    assertThat(new NumpyRandom(0).permutation(12))
        .containsExactly(6, 11, 4, 10, 2, 8, 1, 7, 9, 3, 0, 5);
    assertThat(new NumpyRandom(4294967295L).permutation(7)).containsExactly(1, 5, 0, 6, 4, 2, 3);
  }

  @Test
  void pastTheFirst624Draws() {
    int[] order = new NumpyRandom(1993).permutation(1000);
    assertThat(order).startsWith(54, 7, 894, 512, 126).endsWith(285, 225, 945, 697, 417);
    assertThat(IntStream.range(0, 1000).mapToLong(i -> (long) i * order[i]).sum())
        .isEqualTo(253_447_890);
  }

  @Test
  void nothingAndOne() {
    assertThat(new NumpyRandom(1).permutation(0)).isEmpty();
    assertThat(new NumpyRandom(1).permutation(1)).containsExactly(0);
  }

  @Test
  void aSeedThatNumPyRefuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NumpyRandom(-1))
        .withMessage("seed: -1 (expected: 0 to 4294967295)");
  }
}
