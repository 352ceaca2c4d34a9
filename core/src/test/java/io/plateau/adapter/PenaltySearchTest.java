package io.plateau.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PenaltySearchTest {

  @Test
  void closesInOnThePeak() {
    double best = PenaltySearch.best(c -> -Math.abs(Math.log10(c) - 2.6));

    assertThat(Math.log10(best)).isCloseTo(2.6, within(2.0 / 256));
  }

  @Test
  void ofEquallyGoodOnesTheStrongestPenalty() {
    double best = PenaltySearch.best(c -> c < 1e-3 ? 0 : 1);

    assertThat(best).isCloseTo(1e-3, within(1e-5));
  }

  @Test
  void triesSevenPowersAndEightHalvings() {
    List<Double> tried = new ArrayList<>();

    PenaltySearch.best(
        c -> {
          tried.add(c);
          return 0;
        });

    assertThat(tried).hasSize(7 + 2 + 8).startsWith(1e-6, 1e-4, 1e-2, 1.0, 1e2, 1e4, 1e6);
  }
}
