package io.plateau.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PretrainingSettingsTest {

  private final PretrainingSettings settings = PretrainingSettings.ofDefault();

  @Test
  void defaultsAreTheEmbeddedModels() {
    assertThat(settings)
        .isEqualTo(
            new PretrainingSettings(
                1, 100_000, 1_500, 256, 1.5e-3, 2, new Architecture(96, 4, 4, 3, 64, 8, 24)));
  }

  @Test
  void refusesABatchLargerThanTheExamples() {
    assertThatThrownBy(() -> settings.withImages(100))
        .hasMessage("batchSize: 256 (expected: 2 to the number of images, 100)");
  }

  @Test
  void refusesABatchWithoutNegatives() {
    assertThatThrownBy(() -> settings.withBatchSize(1))
        .hasMessage("batchSize: 1 (expected: 2 to the number of images, 100000)");
  }

  @Test
  void refusesNoSteps() {
    assertThatThrownBy(() -> settings.withSteps(0)).hasMessage("steps: 0 (expected: > 0)");
  }

  @Test
  void refusesHeadsThatDoNotDivideTheWidth() {
    assertThatThrownBy(() -> new Architecture(96, 5, 4, 3, 64, 8, 24))
        .hasMessage("heads: 5 (expected: a divisor of the width 96)");
  }
}
