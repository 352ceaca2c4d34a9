package io.plateau.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plateau.feature.Batch;
import io.plateau.training.BatchSource;
import io.plateau.training.Step;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixedBatchesTest {

  private static final Batch REAL = new Batch(new float[] {1, 2, 3, 4}, new int[] {0, 1, 0, 1}, 1);

  /** Class 2 has one row, class 3 three. */
  private static final Batch SYNTHETIC =
      new Batch(new float[] {20, 30, 31, 32}, new int[] {2, 3, 3, 3}, 1);

  private static final MixedBatches MIXED = mixed(SYNTHETIC);
  private static final Step STEP = new Step(6, 0, new int[] {3, 0, 2});

  @Test
  void asManySyntheticRowsFollowAsThereAreRealOnes() {
    Batch batch = MIXED.rows(STEP, 0, 3);

    assertThat(batch.rows()).isEqualTo(6);
    assertThat(Arrays.copyOf(batch.features(), 3)).containsExactly(4, 1, 3);
    assertThat(Arrays.copyOf(batch.labels(), 3)).containsExactly(1, 0, 0);
    for (int row = 3; row < 6; row++) {
      assertThat((int) batch.features()[row] / 10).isEqualTo(batch.labels()[row]);
    }
  }

  @Test
  void whatIsAddedDoesNotDependOnTheParts() {
    int[] whole = MIXED.rows(STEP, 0, 3).labels();
    int[] first = MIXED.rows(STEP, 0, 1).labels();
    int[] rest = MIXED.rows(STEP, 1, 3).labels();

    assertThat(first[1]).isEqualTo(whole[3]);
    assertThat(new int[] {rest[2], rest[3]}).containsExactly(whole[4], whole[5]);
  }

  @Test
  void labelsAreUniformOverTheClassesHoweverManyRowsTheyHave() {
    int steps = 2000;
    long ofClass2 =
        IntStream.range(0, steps)
            .filter(s -> MIXED.rows(new Step(s, 0, new int[] {0}), 0, 1).labels()[1] == 2)
            .count();

    double standardError = Math.sqrt(0.25 / steps);
    assertThat((double) ofClass2 / steps).isCloseTo(0.5, within(4 * standardError));
  }

  @Test
  void anEmptyStretchStaysEmpty() {
    assertThat(MIXED.rows(STEP, 2, 2).rows()).isZero();
  }

  @Test
  void noSyntheticRowsAreRefused() {
    Batch none = new Batch(new float[0], new int[0], 1);

    assertThatThrownBy(() -> mixed(none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("synthetic: no rows (expected: at least one). Draw some, or train without.");
  }

  @Test
  void anotherWidthIsRefused() {
    MixedBatches wide = mixed(new Batch(new float[] {1, 2}, new int[] {2}, 2));

    assertThatThrownBy(() -> wide.rows(STEP, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("synthetic: width 2 (expected: 1, the real features')");
  }

  private static MixedBatches mixed(Batch synthetic) {
    return new MixedBatches(BatchSource.of(REAL), synthetic, 5);
  }
}
