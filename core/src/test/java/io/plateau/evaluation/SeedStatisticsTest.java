package io.plateau.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeedStatisticsTest {

  @Test
  void deviationDividesByOneLessThanTheSeeds() {
    SeedStatistics statistics = SeedStatistics.of(1, 2, 6);

    assertThat(statistics.mean()).isEqualTo(Metric.of(3));
    assertThat(statistics.deviation().orElseThrow()).isCloseTo(Math.sqrt(7), within(1e-12));
  }

  @Test
  void oneSeedHasNoDeviation() {
    assertThat(SeedStatistics.of(4).deviation())
        .isEqualTo(Metric.undefined("one seed has no deviation"));
  }

  @Test
  void noSeedsHaveNoMean() {
    assertThat(SeedStatistics.of().mean()).isEqualTo(Metric.undefined("there are no values"));
  }
}
