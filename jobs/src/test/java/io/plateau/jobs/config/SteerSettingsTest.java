package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.sharpness.UpdateRule;
import io.plateau.steering.SteeringHead;
import io.plateau.steering.SteeringMethod;
import io.plateau.steering.SteeringSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteerSettingsTest {

  @Test
  void defaultsArePublished() {
    assertThat(SteerSettings.defaults().descent().steering())
        .isEqualTo(SteeringSettings.published());
    assertThat(SteerSettings.defaults().rule().updateRule()).isEqualTo(UpdateRule.erm());
  }

  @Test
  void thePresetListsEverySettingAtItsDefault() {
    Layer preset = Layer.preset("toast");

    assertThat(SettingsBinder.bind(SteerSettings.defaults(), List.of(preset)))
        .isEqualTo(SteerSettings.defaults());
    assertThat(preset.values())
        .containsOnlyKeys(EffectiveSettings.flat(SteerSettings.defaults()).keySet());
  }

  @Test
  void everySettingCanBeGiven() {
    SteerSettings settings =
        SteerSettings.defaults()
            .with(
                "method=toast-lite",
                "head=linear",
                "rank=2",
                "late-layers=3",
                "pretrain=closed-form",
                "ridge=0.5",
                "template=a {}",
                "rule=sam",
                "rho=0.2",
                "lr=1",
                "warmup=0",
                "classes=base");

    assertThat(settings.toast())
        .isEqualTo(
            new ToastSettings(
                SteeringMethod.TOAST_LITE,
                SteeringHead.LINEAR,
                2,
                3,
                FeedbackStart.CLOSED_FORM,
                0.5,
                "a {}"));
    assertThat(settings.rule().rule()).isEqualTo(UpdateMethod.SAM);
    assertThat(settings.rule().rho()).isEqualTo(Tuning.of(0.2));
    assertThat(settings.descent().warmup()).isZero();
    assertThat(settings.data().classes()).isEqualTo(ClassSelection.BASE);
  }

  @Test
  void refusesAllThatIsWrongAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SteerSettings.defaults()
                    .with(
                        "rank=0",
                        "ridge=-1",
                        "template=photo",
                        "lr=0",
                        "epochs=5",
                        "rule=preconditioned-sam"))
        .withMessageContainingAll(
            "rank: 0 (expected: a whole number >= 1), from assignment",
            "ridge: -1 (expected: a finite number >= 0), from assignment",
            "template: photo (expected: a text with {} for the class), from assignment",
            "lr: 0 (expected: a finite number > 0), from assignment",
            "warmup: 10 (expected: a whole number >= 0 and less than epochs, which is 5)",
            "rule: preconditioned-sam (expected: a rule without preconditioning");
  }
}
