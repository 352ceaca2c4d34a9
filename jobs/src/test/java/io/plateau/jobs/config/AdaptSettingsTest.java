package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdaptSettingsTest {

  @Test
  void theAdaptPresetNamesEverySettingWithItsDefault() {
    Layer preset = Layer.preset("adapt");
    assertThat(preset.values())
        .containsOnlyKeys(
            EffectiveSettings.flat(AdaptSettings.defaults()).keySet().toArray(String[]::new));
    assertThat(SettingsBinder.bind(AdaptSettings.defaults(), List.of(preset)))
        .isEqualTo(AdaptSettings.defaults());
  }

  @ParameterizedTest
  @EnumSource
  void learnersAreAskedForByTheirLabels(LearnerKind kind) {
    AdaptSettings settings = AdaptSettings.defaults().with("learner=" + kind.label());
    assertThat(settings.method().learner()).isEqualTo(kind);
    assertThat(EffectiveSettings.flat(settings)).containsEntry("learner", kind.label());
    assertThat(settings.method().featureLearner()).hasSameClassAs(kind.learner());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSavedHasTheLearnersNumbersAndIsAccepted(LearnerKind kind) {
    AdaptSettings resolved = AdaptSettings.defaults().with("learner=" + kind.label()).resolved();
    assertThat(resolved.resolved()).isEqualTo(resolved);
    for (LearnerNumber number : LearnerNumber.values()) {
      String saved = EffectiveSettings.flat(resolved).get(Choice.name(number));
      assertThat(saved.equals("own")).isEqualTo(!kind.takes(number));
    }
  }

  @ParameterizedTest
  @EnumSource
  void publishedNumbersAreOnesThatAreAdmitted(LearnerKind kind) {
    for (LearnerNumber number : LearnerNumber.values()) {
      assertThat(!kind.takes(number) || number.admits(kind.own(number))).isTrue();
    }
  }

  @Test
  void publishedNumbersAreTheLearnersDefaults() {
    assertThat(LearnerSettings.of(LearnerKind.TIP_ADAPTER).featureLearner())
        .isEqualTo(LearnerKind.TIP_ADAPTER.learner());
    assertThat(LearnerSettings.of(LearnerKind.GDA).gda())
        .isEqualTo(io.plateau.adapter.GdaSettings.defaults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "learner=tip-adaptor | learner: tip-adaptor (expected: one of zero-shot, nearest-class-mean,"
            + " gda, linear-probe, tip-adapter, tip-adapter-f, clip-adapter, cross-modal, lp++; did"
            + " you mean tip-adapter?)",
        "learner=linear-probe;alpha=2 | alpha: 2 (expected: own: linear-probe has no such number, it"
            + " has c, iterations, tolerance)",
        "neighbors=3 | neighbors: 3 (expected: a known setting; did you mean neighbours?)",
        "neighbours=1.5 | neighbours: 1.5 (expected: a whole number >= 0)",
        "learner=cross-modal;batch-size=1 | batch-size: 1 (expected: a whole number >= 2: half of a"
            + " batch are images, half texts)",
        "template=a photo | template: a photo (expected: a text with {} for the class name)"
      })
  void refusesWhatMakesNoSense(String assignments, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdaptSettings.defaults().with(assignments.split(";")))
        .withMessage("Cannot use these settings: " + message + ", from assignment");
  }

  @Test
  void allProblemsAreNamedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                AdaptSettings.defaults()
                    .with("learner=tip-adapter", "c=3", "beta=0", "shots=0", "seed=-1"))
        .withMessageContaining("(4 problems)")
        .withMessageContaining("c: 3 (expected: own: tip-adapter has no such number")
        .withMessageContaining("beta: 0 (expected: a finite number > 0)")
        .withMessageContaining("shots: 0 (expected: a whole number >= 1, or all)")
        .withMessageContaining("seed: -1 (expected: a whole number >= 0)");
  }
}
