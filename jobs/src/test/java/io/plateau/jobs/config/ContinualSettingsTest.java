package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinualSettingsTest {

  @Test
  void theDefaultPresetNamesEverySettingOfStreamsWithItsDefault() {
    Layer preset = Layer.preset("continual/default");
    assertThat(preset.values())
        .containsOnlyKeys(
            EffectiveSettings.flat(StreamSettings.defaults()).keySet().toArray(String[]::new));
    assertThat(SettingsBinder.bind(ContinualSettings.defaults(), List.of(preset)))
        .isEqualTo(ContinualSettings.defaults());
  }

  @Test
  void theDemoPresetIsPlainCoOp() {
    ContinualSettings demo =
        SettingsBinder.bind(ContinualSettings.defaults(), List.of(Layer.preset("continual/demo")));
    assertThat(demo.training().update().method()).isEqualTo(UpdateMethod.ERM);
    assertThat(demo.stream().bufferSize()).isEqualTo(144);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "learner=cocoop | learner: cocoop (expected: coop, kgcoop or prograd",
        "context-per-class=true | context-per-class: true (expected: false",
        "classes=base | classes: base (expected: all",
        "synthetic=there | synthetic: there (expected: none",
        "buffer-size=0 | buffer-size: 0 (expected: a whole number >= 1)",
        "zero-shot-share=2 | zero-shot-share: 2 (expected: a number from 0 to 1)",
        "buffer=herdng | did you mean herding?"
      })
  void whatNoStreamCanDoIsRefused(String assignment, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContinualSettings.defaults().with(assignment))
        .withMessageContaining(sentence);
  }
}
