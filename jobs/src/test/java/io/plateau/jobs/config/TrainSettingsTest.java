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
    "coop, ERM, 32, 200",
    "sam, SAM, 128, 200",
    "gcscoop, GCSCOOP, 128, 200",
    "functional-sam, FUNCTIONAL_SAM, 128, 200",
    "gc-functional-sam, GC_FUNCTIONAL_SAM, 128, 200",
    "sample, SAMPLE, 32, 200",
    "kgcoop, ERM, 128, 100",
    "cocoop, ERM, 1, 10",
    "prograd, PROGRAD, 32, 100"
  })
  void presetsBind(String preset, UpdateMethod method, int batch, int epochs) {
    TrainSettings settings =
        SettingsBinder.bind(TrainSettings.defaults(), List.of(Layer.preset(preset)));
    assertThat(settings.update().method()).isEqualTo(method);
    assertThat(settings.sampling().batchSize()).isEqualTo(new BatchSize(batch));
    assertThat(settings.run().epochs()).isEqualTo(epochs);
  }

  @ParameterizedTest
  @CsvSource({"coop, COOP, 0", "kgcoop, KGCOOP, 8", "prograd, PROGRAD, 0", "cocoop, COCOOP, 0"})
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

  @ParameterizedTest
  @CsvSource({"preconditioned-sam", "preconditioned-functional-sam"})
  void preconditioningNeedsASecondMoment(String method) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainSettings.defaults().with("method=" + method))
        .withMessage(
            "Cannot use these settings: method: %s (expected: a method without preconditioning, or"
                    .formatted(method)
                + " optimiser=adamw: sgd keeps no second moment of the gradients to divide by),"
                + " from assignment");
    assertThat(
            TrainSettings.defaults()
                .with("method=" + method, "optimiser=adamw")
                .update()
                .rule()
                .name())
        .isEqualTo(method);
  }

  @Test
  void whatIsSavedHasTheMethodsNumbers() {
    assertThat(flat(TrainSettings.defaults().resolved()))
        .containsEntry("rho", "0.1")
        .containsEntry("low", "0.5")
        .containsEntry("up", "0.8");
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
