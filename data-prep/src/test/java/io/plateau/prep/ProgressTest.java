package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void extrapolatesTheTimeLeft() {
    Progress progress = new Progress(25, 100, 3, Duration.ofSeconds(5));

    assertThat(progress.rate()).isEqualTo(5);
    assertThat(progress.remaining()).contains(Duration.ofSeconds(15));
  }

  @Test
  void knowsNothingBeforeTheFirstTask() {
    assertThat(new Progress(0, 100, 0, Duration.ofSeconds(5)).remaining()).isEmpty();
  }

  @Test
  void neverExceedsTheTotalWhenTasksAreRunAgain() {
    assertThat(new Progress(130, 100, 0, Duration.ofSeconds(5)).done()).isEqualTo(100);
  }
}
