package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsBinderTest {

  private static TrainSettings bind(Layer... layers) {
    return SettingsBinder.bind(TrainSettings.defaults(), List.of(layers));
  }

  @Test
  void aLaterLayerOverridesAnEarlierOne() {
    TrainSettings settings =
        bind(
            Layer.yaml("preset", "rho: 0.2\nseed: 2\nepochs: 7"),
            Layer.yaml("mine.yaml", "rho: 0.3\nseed: 3"),
            Layer.assignments("--set", List.of("rho=0.4")));
    assertThat(settings.update().rho()).isEqualTo(Tuning.of(0.4));
    assertThat(settings.run().seed()).isEqualTo(3);
    assertThat(settings.run().epochs()).isEqualTo(7);
    assertThat(settings.run().threads()).isZero();
  }

  @Test
  void reportsAllProblemsOfAllLayersAtOnce() {
    InvalidSettingsException thrown =
        catchThrowableOfType(
            InvalidSettingsException.class,
            () ->
                bind(
                    Layer.yaml("mine.yaml", "learning-rte: 1\nlr: fast\nshots: [1, 2]\nrho: -1"),
                    Layer.assignments("--set", List.of("seed", "epochs=0", "momentum=2"))));
    assertThat(thrown)
        .hasMessage(
            String.join(
                System.lineSeparator() + "  ",
                "Cannot use these settings (7 problems):",
                "shots: [1, 2] (expected: a single value), from mine.yaml",
                "learning-rte: 1 (expected: a known setting, one of "
                    + String.join(", ", SettingsShape.flat(TrainSettings.defaults()).keySet())
                    + "), from mine.yaml",
                "--set: seed (expected: key=value), from --set",
                "rho: -1 (expected: a finite number >= 0), from mine.yaml",
                "lr: fast (expected: a number), from mine.yaml",
                "momentum: 2 (expected: a number >= 0 and < 1), from --set",
                "epochs: 0 (expected: a whole number >= 1), from --set"));
  }

  @Test
  void namesTheSourceThatTheValueCameFromLast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bind(Layer.yaml("a.yaml", "rho: 1"), Layer.yaml("b.yaml", "rho: -1")))
        .withMessage(
            "Cannot use these settings: rho: -1 (expected: a finite number >= 0), from b.yaml");
  }

  @Test
  void wholeNumbersHaveNoFraction() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bind(Layer.yaml("a.yaml", "epochs: 1.5")))
        .withMessage(
            "Cannot use these settings: epochs: 1.5 (expected: a whole number), from a.yaml");
  }

  @Test
  void wholeNumbersFitTheirType() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bind(Layer.yaml("a.yaml", "epochs: 3000000000")))
        .withMessageContaining("epochs: 3000000000 (expected: a whole number from -2147483648");
  }

  @Test
  void truthIsWrittenTrueOrFalse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bind(Layer.yaml("a.yaml", "context-per-class: yes")))
        .withMessageContaining("context-per-class: yes (expected: true or false), from a.yaml");
  }

  @Test
  void aMisspeltChoiceIsAnsweredWithTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bind(Layer.yaml("a.yaml", "schedule: cosine-warm-up")))
        .withMessageContaining(
            "schedule: cosine-warm-up"
                + " (expected: one of constant, cosine, cosine-warmup; did you mean cosine-warmup?)");
  }
}
