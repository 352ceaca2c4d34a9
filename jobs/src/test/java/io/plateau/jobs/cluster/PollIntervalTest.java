package io.plateau.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PollIntervalTest {

  private static PollInterval paused(int parts, int times) {
    PollInterval interval = PollInterval.of(parts);
    for (int i = 0; i < times; i++) {
      interval.pause();
    }
    return interval;
  }

  @Test
  void growsByAQuarter() {
    assertThat(paused(1, 0).nanos()).isEqualTo(100_000);
    assertThat(paused(1, 2).nanos()).isEqualTo(156_250);
  }

  @Test
  void endsAtFourMilliseconds() {
    assertThat(paused(1, 20).nanos()).isEqualTo(4_000_000);
  }

  @Test
  void startsOverAfterWork() {
    PollInterval interval = paused(1, 5);
    interval.reset();
    assertThat(interval.nanos()).isEqualTo(100_000);
  }

  @Test
  void manyPartsAskLessOften() {
    assertThat(paused(500, 1).nanos()).isEqualTo(10_000_000);
  }
}
