package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.synthesis.GeneratorSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratorFitSettingsTest {

  @Test
  void theShipPresetNamesEverySettingWithItsDefault() {
    Layer preset = Layer.preset("ship");
    assertThat(preset.values())
        .containsOnlyKeys(
            EffectiveSettings.flat(GeneratorFitSettings.defaults())
                .keySet()
                .toArray(String[]::new));
    assertThat(SettingsBinder.bind(GeneratorFitSettings.defaults(), List.of(preset)))
        .isEqualTo(GeneratorFitSettings.defaults());
  }

  @Test
  void defaultsAreTheReleases() {
    assertThat(GeneratorFitSettings.defaults().vae().generator())
        .isEqualTo(GeneratorSettings.published());
    assertThat(GeneratorFitSettings.defaults().data())
        .isEqualTo(new ShotSettings(ClassSelection.ALL, new Shots(16)));
  }

  @Test
  void everyKeyIsMapped() {
    GeneratorFitSettings settings =
        GeneratorFitSettings.defaults()
            .with("beta=0.01", "lr=0.1", "weight-decay=0", "batch-size=32", "epochs=2", "seed=3")
            .with("classes=base", "shots=all", "threads=1", "parts=2", "checkpoint-every=5")
            .with("exchange=job", "worker-timeout=60");

    assertThat(settings)
        .isEqualTo(
            new GeneratorFitSettings(
                new VaeSettings(0.01, 0.1, 0, new BatchSize(32), 2, 3),
                new ShotSettings(ClassSelection.BASE, Shots.ALL),
                new ExecutionSettings(1, 2, 5, ExchangeMode.JOB, 60)));
    assertThat(settings.execution().distribution().timeout()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void refusesAllThatIsWrongAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                GeneratorFitSettings.defaults()
                    .with("beta=-1", "lr=0", "epochs=0", "batch-size=0", "worker-timeout=0"))
        .withMessageContainingAll(
            "beta: -1 (expected: a finite number >= 0), from assignment",
            "lr: 0 (expected: a finite number > 0), from assignment",
            "epochs: 0 (expected: a whole number >= 1), from assignment",
            "batch-size: 0 (expected: a whole number >= 1, or full), from assignment",
            "worker-timeout: 0 (expected: a whole number >= 1), from assignment");
  }

  @Test
  void whatPromptsHaveIsNotKnownHere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeneratorFitSettings.defaults().with("rho=0.1"))
        .withMessageContaining("rho: 0.1 (expected: a known setting, one of beta, lr,");
  }
}
