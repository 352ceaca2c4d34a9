package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {

  @Test
  void flatIsSortedByKeyAndGroupsLeaveNoTrace() {
    SortedMap<String, String> flat = EffectiveSettings.flat(TrainSettings.defaults());
    assertThat(flat.keySet()).startsWith("alpha", "batch-size", "beta1");
    assertThat(flat)
        .containsEntry("schedule", "cosine-warmup")
        .doesNotContainKeys("sampling", "update", "run");
  }

  @Test
  void yamlReadsBackAsTheSameSettings() {
    TrainSettings settings =
        TrainSettings.defaults()
            .with("batch-size=full", "template=it's: a \"{}\" # really", "lr=1e-5");
    Layer written = Layer.yaml("written", EffectiveSettings.yaml(settings));
    assertThat(SettingsBinder.bind(TrainSettings.defaults(), List.of(written))).isEqualTo(settings);
  }

  @Test
  void yamlKeepsTheOrderOfDeclaration() {
    assertThat(EffectiveSettings.yaml(UpdateSettings.defaults()))
        .startsWith("method: gcscoop\nrho: own\nlow: own\nup: own\n")
        .endsWith("\nconstraint: own\n");
  }

  @Test
  void numbersAreWrittenAsPeopleWriteThem() {
    assertThat(EffectiveSettings.flat(OptimiserSettings.defaults()))
        .containsEntry("weight-decay", "0.0005");
    assertThat(
            EffectiveSettings.flat(
                Bound.to(UpdateSettings.defaults(), "rho=1.0", "low=0", "up=1e-9")))
        .containsEntry("rho", "1")
        .containsEntry("low", "0")
        .containsEntry("up", "1.0E-9");
  }

  @Test
  void differencesNameBothValues() {
    assertThat(
            EffectiveSettings.differences(
                Map.of("a", "1", "b", "2", "c", "3"), Map.of("a", "1", "b", "5", "d", "4")))
        .extracting(EffectiveSettings.Difference::toString)
        .containsExactly("b: 2 and 5", "c: 3 and (absent)", "d: (absent) and 4");
  }
}
