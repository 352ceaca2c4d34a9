package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void extrapolatesTheTimeLeft() {
    Progress progress = new Progress(25, 100, 0, 0, 25, 3, Duration.ofSeconds(5));

    assertThat(progress.rate()).isEqualTo(5);
    assertThat(progress.remaining()).contains(Duration.ofSeconds(15));
  }

  @Test
  void goesByBytesWhereNobodyKnowsHowManySamplesThereAre() {
    Progress progress = new Progress(25, 0, 1000, 5000, 25, 0, Duration.ofSeconds(5));

    assertThat(progress.share()).isEqualTo(0.2);
    assertThat(progress.remaining()).contains(Duration.ofSeconds(20));
  }

  @Test
  void knowsNothingBeforeTheFirstTask() {
    assertThat(new Progress(0, 100, 0, 99, 0, 0, Duration.ofSeconds(5)).remaining()).isEmpty();
  }
}
