package io.plateau.jobs.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.evaluation.Metric;
import io.plateau.jobs.config.GateSettings;
import io.plateau.jobs.continual.ComparedSet;
import io.plateau.jobs.continual.ComparedSet.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers worked by hand. */
class GateTest {

  private static final GateSettings SETTINGS = new GateSettings(0.95, 0.1, 0.1, 0, 0.05);

  private static boolean[] samples(String text) {
    boolean[] samples = new boolean[text.length()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = text.charAt(i) == '1';
    }
    return samples;
  }

  private static ComparedSet set(Role role, String before, String after) {
    return new ComparedSet(
        "pets", role, samples(before), samples(after), Metric.of(0.1), Metric.of(0.1));
  }

  private static Decision decide(GateSettings settings, ComparedSet... sets) {
    return new Gate(settings, 500, 1).decide(3, "cats", List.of(sets));
  }

  @Test
  void whereEverySampleIsAsBeforeTheIntervalIsNothing() {
    Decision decision = decide(SETTINGS, set(Role.OLD, "1101", "1101"));

    GateCheck accuracy = decision.checks().get(0);
    assertThat(accuracy.before()).isEqualTo(0.75);
    assertThat(accuracy.low()).isZero();
    assertThat(accuracy.high()).isZero();
    assertThat(decision.promoted()).isTrue();
  }

  @Test
  void whereEverySampleIsLostNoResampleSaysOtherwise() {
    Decision decision = decide(SETTINGS, set(Role.OLD, "1111", "0000"));

    assertThat(decision.checks().get(0).low()).isEqualTo(-1);
    assertThat(decision.promoted()).isFalse();
    assertThat(decision.broken())
        .extracting(GateCheck::sentence)
        .containsExactly(
            "pets: accuracy goes from 100.0 to 0.0, surely no drop beyond 100.0 (expected: at most 10.0).");
  }

  /**
   * One of 100 samples is lost. The drop in a resample is a binomial of 100 draws at 1/100 over
   * 100, whose quantile at 97.5 % is 3: P(X <= 2) = 0.9206, P(X <= 3) = 0.9816.
   */
  @Test
  void aDropIsJudgedByWhatItMayBeNotByWhatItIs() {
    String before = "1".repeat(100);
    String after = "1".repeat(99) + "0";

    GateCheck loose =
        decide(new GateSettings(0.95, 0.03, 0.1, 0, 1), set(Role.OLD, before, after))
            .checks()
            .get(0);
    GateCheck strict =
        decide(new GateSettings(0.95, 0.029, 0.1, 0, 1), set(Role.OLD, before, after))
            .checks()
            .get(0);

    assertThat(loose.low()).isCloseTo(-0.03, within(1e-9));
    assertThat(loose.holds()).isTrue();
    assertThat(strict.holds()).isFalse();
  }

  @Test
  void heldOutSetsHaveAToleranceOfTheirOwn() {
    ComparedSet lost = set(Role.HELD_OUT, "1111", "0000");

    assertThat(decide(new GateSettings(0.95, 0, 1, 0, 1), lost).promoted()).isTrue();
    assertThat(decide(new GateSettings(0.95, 1, 0.5, 0, 1), lost).promoted()).isFalse();
  }

  @Test
  void theNewSetIsJudgedByWhatItIs() {
    assertThat(decide(SETTINGS, set(Role.NEW, "1100", "0110")).promoted()).isTrue();
    Decision worse = decide(SETTINGS, set(Role.NEW, "1100", "0100"));
    assertThat(worse.promoted()).isFalse();
    assertThat(worse.broken().get(0).sentence())
        .isEqualTo("pets: accuracy goes from 50.0 to 25.0 (expected: at most 0.0 less).");
    assertThat(
            decide(new GateSettings(0.95, 0, 0, 0.25, 1), set(Role.NEW, "1100", "0100")).promoted())
        .as("at the tolerance, to the sample")
        .isTrue();
  }

  @Test
  void theCalibrationErrorMayRiseByItsToleranceAndNoMore() {
    boolean[] same = samples("1101");
    ComparedSet atBound =
        new ComparedSet("pets", Role.OLD, same, same, Metric.of(0.1), Metric.of(0.15));
    ComparedSet beyond =
        new ComparedSet("pets", Role.OLD, same, same, Metric.of(0.1), Metric.of(0.151));

    assertThat(decide(SETTINGS, atBound).promoted()).isTrue();
    assertThat(decide(SETTINGS, beyond).broken())
        .extracting(GateCheck::sentence)
        .containsExactly(
            "pets: the calibration error goes from 10.0 to 15.1 (expected: at most 5.0 more).");
  }

  @Test
  void whatKnowsNothingOfASetAnyMoreIsHeldBack() {
    ComparedSet unknown =
        new ComparedSet(
            "birds",
            Role.HELD_OUT,
            samples("11"),
            new boolean[0],
            Metric.of(0.1),
            Metric.undefined("it knows none of its classes"));

    assertThat(decide(SETTINGS, unknown).broken())
        .extracting(GateCheck::sentence)
        .containsExactly("birds: the new version knows none of its classes.");
  }

  @Test
  void theDecisionIsAFileAndAPage() {
    Decision decision =
        decide(SETTINGS, set(Role.OLD, "1111", "0000"), set(Role.NEW, "0000", "1111"));

    JsonObject json =
        JsonParser.parseString(new String(decision.json(), StandardCharsets.UTF_8))
            .getAsJsonObject();
    assertThat(json.get("promoted").getAsBoolean()).isFalse();
    assertThat(json.get("against").getAsInt()).isEqualTo(3);
    assertThat(json.getAsJsonArray("checks")).hasSize(4);
    assertThat(json.getAsJsonObject("settings").get("held_out_tolerance").getAsDouble())
        .isEqualTo(0.1);
    String page =
        new String(DecisionReport.html(decision, Map.of("model", "m0de1")), StandardCharsets.UTF_8);
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains(
            "cats: held back",
            "compared with version 3, which was in use",
            "Held back: 1 of 4 checks do not hold.",
            "surely no drop beyond 100.0",
            "surely not drop by more than 10.0 points",
            "m0de1")
        .doesNotContain("<script");
  }
}
