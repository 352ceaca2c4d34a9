package io.plateau.jobs.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.config.TrainSettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparePresetTest {

  private static final TrainSettings COMMON = TrainSettings.defaults();

  static Stream<ComparePreset> presets() {
    return Stream.of(ComparePreset.UPDATES, ComparePreset.DEMO);
  }

  @ParameterizedTest
  @MethodSource("presets")
  void everyTrialHasADirectoryOfItsOwn(ComparePreset preset) {
    List<Trial> trials =
        Stream.concat(
                preset.compared(COMMON, ExperimentSize.FULL).stream(),
                preset.swept(COMMON, ExperimentSize.FULL).stream())
            .distinct()
            .toList();
    assertThat(trials).extracting(Trial::directory).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void whatIsShownOrSharesPathsIsTrained(ComparePreset preset) {
    List<String> titles = preset.methods().stream().map(ComparedMethod::title).toList();
    assertThat(titles)
        .contains(preset.subject(), ComparePreset.REFERENCE)
        .containsAll(preset.shown())
        .containsAll(preset.paths());
  }

  @ParameterizedTest
  @MethodSource("presets")
  void theSweepPassesThroughTheRadiusOfTheTables(ComparePreset preset) {
    List<Trial> swept = preset.swept(COMMON, ExperimentSize.QUICK);
    assertThat(preset.compared(COMMON, ExperimentSize.QUICK))
        .filteredOn(trial -> trial.seed() == 1 && trial.rho() > 0)
        .isSubsetOf(swept);
  }

  @Test
  void theDemoTrainsSeventeenPrompts() {
    assertThat(
            Stream.concat(
                    ComparePreset.DEMO.compared(COMMON, ExperimentSize.QUICK).stream(),
                    ComparePreset.DEMO.swept(COMMON, ExperimentSize.QUICK).stream())
                .distinct())
        .hasSize(17);
  }

  @Test
  void aTrialSetsMethodSeedAndRadius() {
    Trial trial = ComparePreset.DEMO.methods().get(1).trial(COMMON, 3, 0.6);
    assertThat(trial.toString()).isEqualTo("CoOp + SAM, rho 0.6, seed 3");
    assertThat(trial.directory()).isEqualTo("sam-rho0.6-seed3");
    assertThat(trial.settings()).isEqualTo(COMMON.with("method=sam", "rho=0.6", "seed=3"));
  }

  @Test
  void whatPerturbsNothingHasNoRadius() {
    Trial trial = ComparePreset.DEMO.methods().get(0).trial(COMMON, 2);
    assertThat(trial.toString()).isEqualTo("CoOp, seed 2");
    assertThat(trial.directory()).isEqualTo("erm-seed2");
  }
}
