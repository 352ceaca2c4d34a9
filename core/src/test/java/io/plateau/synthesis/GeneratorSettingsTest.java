package io.plateau.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GeneratorSettingsTest {

  private static final GeneratorSettings PUBLISHED = GeneratorSettings.published();

  @Test
  void thePublishedOnesAreTheReleases() {
    assertThat(PUBLISHED).isEqualTo(new GeneratorSettings(1, 0.001, 0.01, 256, 50, 1));
  }

  @Test
  void eachCanBeChanged() {
    assertThat(
            PUBLISHED
                .withBeta(0)
                .withLearningRate(2)
                .withWeightDecay(0)
                .withBatchSize(3)
                .withEpochs(4)
                .withSeed(5))
        .isEqualTo(new GeneratorSettings(0, 2, 0, 3, 4, 5));
  }

  @Test
  void eachIsChecked() {
    assertRefused(() -> PUBLISHED.withBeta(-1), "beta: -1.0 (expected: a number >= 0)");
    assertRefused(() -> PUBLISHED.withBeta(Double.NaN), "beta: NaN (expected: a number >= 0)");
    assertRefused(() -> PUBLISHED.withLearningRate(0), "lr: 0.0 (expected: a number > 0)");
    assertRefused(
        () -> PUBLISHED.withWeightDecay(-0.1), "weight-decay: -0.1 (expected: a number >= 0)");
    assertRefused(() -> PUBLISHED.withBatchSize(0), "batch-size: 0 (expected: > 0)");
    assertRefused(() -> PUBLISHED.withEpochs(0), "epochs: 0 (expected: > 0)");
  }

  private static void assertRefused(ThrowingCallable settings, String message) {
    assertThatThrownBy(settings).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
