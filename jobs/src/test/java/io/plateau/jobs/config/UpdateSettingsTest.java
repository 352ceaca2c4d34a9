package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.sharpness.UpdateRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UpdateSettingsTest {

  @Test
  void defaultsAreThoseOfTheGcscoopRelease() {
    assertThat(UpdateSettings.defaults().rule()).isEqualTo(UpdateRule.gcscoop(0.1, 0.5, 0.8));
  }

  @Test
  void everyKeyIsMapped() {
    assertThat(
            Bound.to(
                UpdateSettings.defaults(),
                "method=sample",
                "rho=0.3",
                "low=-0.1",
                "up=0.9",
                "alpha=2",
                "sigma=0.5",
                "decay=0.7",
                "phi=30",
                "period=4",
                "lambda=0.25",
                "constraint=own"))
        .isEqualTo(
            new UpdateSettings(
                UpdateMethod.SAMPLE,
                Tuning.of(0.3),
                Tuning.of(-0.1),
                Tuning.of(0.9),
                Tuning.of(2),
                Tuning.of(0.5),
                Tuning.of(0.7),
                Tuning.of(30),
                Tuning.of(4),
                Tuning.of(0.25),
                ConstraintChoice.OWN));
  }

  @ParameterizedTest
  @EnumSource(UpdateMethod.class)
  void theRuleIsCalledLikeTheMethod(UpdateMethod method) {
    assertThat(UpdateSettings.of(method).rule().name()).isEqualTo(Choice.name(method));
  }

  @Test
  void everyMethodHasPublishedNumbersOfItsOwn() {
    Map<UpdateMethod, UpdateRule> published =
        Map.ofEntries(
            Map.entry(UpdateMethod.ERM, UpdateRule.erm()),
            Map.entry(UpdateMethod.SAM, UpdateRule.sam(0.1)),
            Map.entry(UpdateMethod.ASAM, UpdateRule.asam(1)),
            Map.entry(UpdateMethod.GSAM, UpdateRule.gsam(0.1, 0.2)),
            Map.entry(UpdateMethod.GCSCOOP, UpdateRule.gcscoop(0.1, 0.5, 0.8)),
            Map.entry(UpdateMethod.FUNCTIONAL_SAM, UpdateRule.functionalSam(0.1)),
            Map.entry(UpdateMethod.GC_FUNCTIONAL_SAM, UpdateRule.gcFunctionalSam(0.1, 0.5, 0.8)),
            Map.entry(UpdateMethod.LOGIT_SAM, UpdateRule.logitSam(0.1)),
            Map.entry(UpdateMethod.ANGLE_SAM, UpdateRule.angleSam(0.1, 45)),
            Map.entry(UpdateMethod.PRECONDITIONED_SAM, UpdateRule.preconditionedSam(0.1)),
            Map.entry(
                UpdateMethod.PRECONDITIONED_FUNCTIONAL_SAM,
                UpdateRule.preconditionedFunctionalSam(0.1)),
            Map.entry(UpdateMethod.F_SAM, UpdateRule.friendlySam(0.1, 1, 0.9)),
            Map.entry(UpdateMethod.LOOKSAM, UpdateRule.lookSam(0.1, 5, 0.7)),
            Map.entry(UpdateMethod.SAMPLE, UpdateRule.sample(0.05, 0.0015, 0.15)),
            Map.entry(UpdateMethod.PROGRAD, UpdateRule.proGrad(1)));

    assertThat(published).containsOnlyKeys(UpdateMethod.values());
    published.forEach(
        (method, rule) -> assertThat(UpdateSettings.of(method).rule()).isEqualTo(rule));
  }

  @Test
  void aNumberThatIsSetTakesThePlaceOfTheMethodsOwn() {
    assertThat(Bound.to(UpdateSettings.defaults(), "method=sample", "rho=0.2").rule())
        .isEqualTo(UpdateRule.sample(0.2, 0.0015, 0.15));
    assertThat(Bound.to(UpdateSettings.defaults(), "method=looksam", "period=2").rule())
        .isEqualTo(UpdateRule.lookSam(0.1, 2, 0.7));
  }

  @Test
  void whatIsSavedHasTheNumbersThatTheMethodTakes() {
    UpdateSettings settings = Bound.to(UpdateSettings.defaults(), "method=sample", "alpha=1");

    assertThat(EffectiveSettings.yaml(settings.resolved()))
        .isEqualTo(
            """
            method: sample
            rho: 0.05
            low: own
            up: own
            alpha: 1
            sigma: own
            decay: 0.15
            phi: own
            period: own
            lambda: own
            constraint: own
            """);
    assertThat(settings.resolved().rule()).isEqualTo(settings.rule());
  }

  @Test
  void theAgreementConstraintGoesOverOtherPerturbations() {
    UpdateSettings settings =
        Bound.to(UpdateSettings.defaults(), "method=asam", "constraint=agreement", "up=0.9");

    assertThat(settings.rule()).isEqualTo(UpdateRule.asam(1).withAgreement(0.5, 0.9));
    assertThat(EffectiveSettings.flat(settings.resolved()))
        .containsEntry("low", "0.5")
        .containsEntry("up", "0.9");
  }

  @ParameterizedTest
  @CsvSource({"gcscoop", "gc-functional-sam"})
  void agreementOverAgreementIsTheSame(String method) {
    UpdateSettings own = Bound.to(UpdateSettings.defaults(), "method=" + method);

    assertThat(Bound.to(own, "constraint=agreement").rule()).isEqualTo(own.rule());
  }

  @ParameterizedTest
  @CsvSource({"erm", "gsam", "looksam", "sample", "prograd"})
  void aMethodWithAConstraintOfItsOwnKeepsIt(String method) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Bound.to(UpdateSettings.defaults(), "method=" + method, "constraint=agreement"))
        .withMessage(
            "Cannot use these settings: constraint: agreement (expected: own: "
                + method
                + " makes something else of its gradients), from --set");
  }

  @Test
  void refusesWhatNoUpdateRuleCanUse() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Bound.to(
                    UpdateSettings.defaults(),
                    "rho=NaN",
                    "low=-2",
                    "up=1.5",
                    "alpha=-1",
                    "sigma=Infinity",
                    "decay=1",
                    "phi=400",
                    "period=2.5",
                    "lambda=-0.1"))
        .withMessage(
            String.join(
                System.lineSeparator() + "  ",
                "Cannot use these settings (9 problems):",
                "rho: NaN (expected: a finite number >= 0), from --set",
                "low: -2 (expected: a number from -1 to 1), from --set",
                "up: 1.5 (expected: a number from -1 to 1), from --set",
                "alpha: -1 (expected: a finite number >= 0), from --set",
                "sigma: Infinity (expected: a finite number), from --set",
                "decay: 1 (expected: a number >= 0 and < 1), from --set",
                "phi: 400 (expected: a number from -360 to 360, in degrees), from --set",
                "period: 2.5 (expected: a whole number >= 1), from --set",
                "lambda: -0.1 (expected: a finite number >= 0), from --set"));
  }

  @Test
  void refusesAMethodThatThereIsNot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bound.to(UpdateSettings.defaults(), "method=sma"))
        .withMessageContaining("method: sma (expected: one of erm, sam, asam, ")
        .withMessageEndingWith("; did you mean sam?), from --set");
  }

  @Test
  void refusesWordsInThePlaceOfNumbers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bound.to(UpdateSettings.defaults(), "rho=large"))
        .withMessageContaining("rho: large (expected: a number, or own)");
  }

  @Test
  void refusesBoundsInTheWrongOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bound.to(UpdateSettings.defaults(), "low=0.9"))
        .withMessageContaining("low: 0.9 (expected: less than up, which is 0.8)");
  }
}
