package io.plateau.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SteeringSettingsTest {

  private static final SteeringSettings PUBLISHED = SteeringSettings.published();

  @Test
  void defaultsAreThePapers() {
    assertThat(PUBLISHED).isEqualTo(new SteeringSettings(0.01, 0.9, 1e-4, 32, 100, 10, 1));
  }

  @Test
  void eachCanBeChanged() {
    assertThat(
            PUBLISHED
                .withLearningRate(2)
                .withMomentum(0)
                .withWeightDecay(0)
                .withBatchSize(3)
                .withEpochs(4, 1)
                .withSeed(5))
        .isEqualTo(new SteeringSettings(2, 0, 0, 3, 4, 1, 5));
  }

  @Test
  void eachIsChecked() {
    assertRefused(() -> PUBLISHED.withLearningRate(0), "lr: 0.0 (expected: a number > 0)");
    assertRefused(() -> PUBLISHED.withMomentum(1), "momentum: 1.0 (expected: in [0, 1))");
    assertRefused(
        () -> PUBLISHED.withWeightDecay(-0.1), "weight-decay: -0.1 (expected: a number >= 0)");
    assertRefused(() -> PUBLISHED.withBatchSize(0), "batch-size: 0 (expected: >= 1)");
    assertRefused(() -> PUBLISHED.withEpochs(0, 0), "epochs: 0 (expected: >= 1)");
    assertRefused(
        () -> PUBLISHED.withEpochs(5, 5), "warmup: 5 (expected: 0 to 4, less than the epochs)");
  }

  private static void assertRefused(ThrowingCallable settings, String message) {
    assertThatThrownBy(settings).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
