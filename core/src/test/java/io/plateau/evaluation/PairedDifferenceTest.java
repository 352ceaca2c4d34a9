package io.plateau.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedDifferenceTest {

  @Test
  void theIntervalIsStudentsOverThePairs() {
    // Differences 1, 2, 3: mean 2, deviation 1, half width 4.303 / sqrt 3.
    PairedDifference paired =
        PairedDifference.of(new double[] {11, 22, 33}, new double[] {10, 20, 30});

    assertThat(paired.difference().mean()).isEqualTo(Metric.of(2));
    assertThat(paired.wins()).isEqualTo(3);
    assertThat(paired.halfWidth().orElseThrow()).isCloseTo(4.303 / Math.sqrt(3), within(1e-9));
    assertThat(paired.isClear()).isFalse();
  }

  @Test
  void aSteadyDifferenceIsClear() {
    assertThat(PairedDifference.of(new double[] {5, 6.1, 7}, new double[] {4, 5, 6}).isClear())
        .isTrue();
  }

  @Test
  void oneSeedIsNeverClear() {
    PairedDifference paired = PairedDifference.of(new double[] {5}, new double[] {1});

    assertThat(paired.isClear()).isFalse();
    assertThat(paired.halfWidth()).isEqualTo(Metric.undefined("an interval needs two seeds"));
  }

  @Test
  void beyondTheTableTheQuantileIsCloseToStudents() {
    // 21 alternating differences of +-1: deviation known, t quantile of 20 degrees is 2.086.
    double[] alternating = IntStream.range(0, 21).mapToDouble(i -> i % 2 == 0 ? 1 : -1).toArray();
    PairedDifference paired = PairedDifference.of(alternating, new double[21]);

    double standardError = paired.difference().deviation().orElseThrow() / Math.sqrt(21);
    assertThat(paired.halfWidth().orElseThrow() / standardError).isCloseTo(2.086, within(0.01));
  }

  @Test
  void refusesUnequalSeeds() {
    assertThatThrownBy(() -> PairedDifference.of(new double[2], new double[3]))
        .hasMessage("second: 3 values (expected: 2, one per seed of the first)");
  }
}
