package io.plateau.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

  static Stream<Arguments> refused() {
    return Stream.of(
        refused(() -> new LinearProbeSettings(0, 1, 1), "c: 0.0 (expected: finite and > 0)"),
        refused(() -> new LinearProbeSettings(1, 0, 1), "iterations: 0 (expected: >= 1)"),
        refused(() -> new LinearProbeSettings(1, 1, Double.NaN), "tolerance: NaN (expected: > 0)"),
        refused(() -> new TipAdapterSettings(-1, 1), "alpha: -1.0 (expected: finite and >= 0)"),
        refused(() -> new TipAdapterSettings(1, 0), "beta: 0.0 (expected: finite and > 0)"),
        refused(() -> new ClipAdapterSettings(1, 4), "ratio: 1.0 (expected: in [0, 1))"),
        refused(() -> new ClipAdapterSettings(0.2, 0), "reduction: 0 (expected: >= 1)"),
        refused(
            () -> new TrainingSettings(0, 0, 1, 1),
            "learning rate: 0.0 (expected: finite and > 0)"),
        refused(
            () -> new TrainingSettings(1, -1, 1, 1),
            "weight decay: -1.0 (expected: finite and >= 0)"),
        refused(() -> new TrainingSettings(1, 0, 0, 1), "batch: 0 (expected: >= 1)"),
        refused(() -> new TrainingSettings(1, 0, 1, 0), "epochs: 0 (expected: >= 1)"),
        refused(
            () -> new CrossModalSettings(1, 0, 1, 1),
            "batch: 1 (expected: >= 2, an image and a text)"),
        refused(() -> new CrossModalSettings(1, 0, 2, 0), "steps: 0 (expected: >= 1)"),
        refused(() -> new LpPlusPlusSettings(250, 1, 1, 1), "momentum: 1.0 (expected: in [0, 1))"),
        refused(() -> new LpPlusPlusSettings(250, 0, 1, 0), "alpha period: 0 (expected: >= 1)"),
        refused(() -> new GdaSettings(-1, 1, 1), "weight: -1.0 (expected: finite and >= 0)"),
        refused(
            () -> new GdaSettings(1, 0, 0),
            "text copies: 0 (expected: >= 0, and > 0 where neighbours are 0)"));
  }

  private static Arguments refused(ThrowingCallable settings, String message) {
    return Arguments.of(settings, message);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refused")
  void refuses(ThrowingCallable settings, String message) {
    assertThatIllegalArgumentException().isThrownBy(settings).withMessage(message);
  }

  @Test
  void startsFromThePublishedNumbers() {
    assertThat(TipAdapterSettings.defaults()).isEqualTo(new TipAdapterSettings(1.17, 1));
    assertThat(ClipAdapterSettings.defaults()).isEqualTo(new ClipAdapterSettings(0.2, 4));
    assertThat(TrainingSettings.tipAdapterF()).isEqualTo(new TrainingSettings(1e-3, 0.01, 256, 20));
    assertThat(LpPlusPlusSettings.defaults()).isEqualTo(new LpPlusPlusSettings(250, 0.9, 300, 10));
    assertThat(GdaSettings.defaults()).isEqualTo(new GdaSettings(1, 64, 16));
    assertThat(LinearProbeSettings.defaults()).isEqualTo(new LinearProbeSettings(31.6, 1000, 1e-8));
  }
}
