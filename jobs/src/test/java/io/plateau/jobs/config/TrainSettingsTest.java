package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainSettingsTest {

  @Test
  void theTrainPresetNamesEverySettingWithItsDefault() {
    Layer preset = Layer.preset("train");
    assertThat(preset.values()).containsOnlyKeys(keysOfDefaults());
    assertThat(SettingsBinder.bind(TrainSettings.defaults(), List.of(preset)))
        .isEqualTo(TrainSettings.defaults());
  }

  @ParameterizedTest
  @CsvSource({
    "coop, erm, 32, 200",
    "sam, sam, 128, 200",
    "gcscoop, gcscoop, 128, 200",
    "kgcoop, erm, 128, 100",
    "cocoop, erm, 1, 10"
  })
  void presetsBind(String preset, String method, int batch, int epochs) {
    TrainSettings settings =
        SettingsBinder.bind(TrainSettings.defaults(), List.of(Layer.preset(preset)));
    assertThat(settings.update().method()).isEqualTo(method);
    assertThat(settings.sampling().batchSize()).isEqualTo(new BatchSize(batch));
    assertThat(settings.run().epochs()).isEqualTo(epochs);
  }

  @ParameterizedTest
  @CsvSource({"coop, COOP, 0", "kgcoop, KGCOOP, 8", "cocoop, COCOOP, 0"})
  void presetsChooseTheLearner(String preset, Learner learner, double guidance) {
    PromptSettings prompt =
        SettingsBinder.bind(TrainSettings.defaults(), List.of(Layer.preset(preset))).prompt();
    assertThat(prompt.learner()).isEqualTo(learner);
    assertThat(prompt.lossGuidance()).isEqualTo(guidance);
  }

  @Test
  void replacesSingleSettings() {
    TrainSettings settings = TrainSettings.defaults().with("method=sam", "seed=3");
    assertThat(EffectiveSettings.differences(flat(TrainSettings.defaults()), flat(settings)))
        .extracting(EffectiveSettings.Difference::toString)
        .containsExactly("method: gcscoop and sam", "seed: 1 and 3");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainSettings.defaults().with("bach-size=1"))
        .withMessage(
            "Cannot use these settings: bach-size: 1"
                + " (expected: a known setting; did you mean batch-size?), from assignment");
  }

  private static String[] keysOfDefaults() {
    return flat(TrainSettings.defaults()).keySet().toArray(String[]::new);
  }

  private static SortedMap<String, String> flat(TrainSettings settings) {
    return EffectiveSettings.flat(settings);
  }
}
