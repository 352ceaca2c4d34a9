package io.plateau.pretrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PretrainingStepTest {

  @Test
  void rateAndTimeLeftFollowFromTheTimeTaken() {
    PretrainingStep step = PretrainingStep.of(50, 200, 1.5, Duration.ofSeconds(25));

    assertThat(step.stepsPerSecond()).isEqualTo(2);
    assertThat(step.left()).isEqualTo(Duration.ofSeconds(75));
  }
}
