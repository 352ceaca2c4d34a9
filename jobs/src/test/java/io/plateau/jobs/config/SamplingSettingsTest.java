package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SamplingSettingsTest {

  @Test
  void defaultsAreSixteenShotsOfAllClasses() {
    assertThat(SamplingSettings.defaults())
        .isEqualTo(
            new SamplingSettings(ClassSelection.ALL, new Shots(16), new BatchSize(32), "none"));
  }

  @Test
  void everyKeyIsMapped() {
    assertThat(
            Bound.to(
                SamplingSettings.defaults(),
                "classes=base",
                "shots=all",
                "batch-size=full",
                "synthetic=drawn.features"))
        .isEqualTo(
            new SamplingSettings(ClassSelection.BASE, Shots.ALL, BatchSize.FULL, "drawn.features"));
  }

  @Test
  void refusesCountsBelowOneAndOtherWords() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Bound.to(SamplingSettings.defaults(), "shots=0", "batch-size=ful", "classes=new"))
        .withMessageContainingAll(
            "shots: 0 (expected: a whole number >= 1, or all), from --set",
            "batch-size: ful (expected: a whole number >= 1, or full), from --set",
            "classes: new (expected: one of all, base), from --set");
  }

  @Test
  void syntheticFeaturesAreNoneOrSomewhere() {
    assertThat(SamplingSettings.defaults().syntheticSet()).isEmpty();
    assertThat(Bound.to(SamplingSettings.defaults(), "synthetic=drawn.features").syntheticSet())
        .contains("drawn.features");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bound.to(SamplingSettings.defaults(), "synthetic= "))
        .withMessageContaining("synthetic: ' ' (expected: a text that is not blank), from --set");
  }

  @Test
  void aBatchHasNoMoreRowsThanThereAre() {
    assertThat(new BatchSize(32).atMost(20)).isEqualTo(20);
    assertThat(BatchSize.FULL.atMost(20)).isEqualTo(20);
  }
}
