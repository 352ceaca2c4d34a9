package io.plateau.jobs.continual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.continual.scenario.FeatureSetFacts;
import io.plateau.continual.scenario.ScenarioPlan;
import io.plateau.image.Preprocessing;
import io.plateau.jobs.config.ScenarioFile;
import io.plateau.prep.featureset.FeatureSetManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredFeatureSetsTest {

  @TempDir private Path directory;

  private final StoredFeatureSets sets = new StoredFeatureSets(new Configuration());

  private String write(String name, String model, Map<String, List<Long>> images)
      throws IOException {
    Map<String, FeatureSetManifest.SplitSummary> splits = new TreeMap<>();
    images.forEach(
        (split, perClass) -> {
          long all = perClass.stream().mapToLong(Long::longValue).sum();
          splits.put(split, new FeatureSetManifest.SplitSummary(all, all, perClass));
        });
    FeatureSetManifest manifest =
        new FeatureSetManifest(
            FeatureSetManifest.SCHEMA_VERSION,
            "plateau test",
            "recipe",
            "listing",
            new FeatureSetManifest.Source("file:/photos", "image-folder"),
            new FeatureSetManifest.Model("embedded", model, 2),
            Preprocessing.clip(32),
            null,
            1,
            List.of("cat", "dog"),
            splits,
            List.of(),
            new FeatureSetManifest.Quarantine("quarantine/q.parquet", 0),
            null);
    Path set = Files.createDirectory(directory.resolve(name));
    Files.writeString(set.resolve(FeatureSetManifest.FILE_NAME), manifest.toJson());
    return set.toString();
  }

  @Test
  void whatAScenarioHasToKnowStandsInTheManifest() throws IOException {
    String set = write("a", "m", Map.of("train", List.of(3L, 4L), "test", List.of(1L, 0L)));
    assertThat(sets.at(set))
        .isEqualTo(
            new FeatureSetFacts("m", List.of("cat", "dog"), List.of(3L, 4L), List.of(1L, 0L)));
  }

  @Test
  void aSplitThatIsNotThereHasNoImages() throws IOException {
    assertThat(sets.at(write("a", "m", Map.of("train", List.of(3L, 4L)))).testImages())
        .containsExactly(0L, 0L);
  }

  @Test
  void aScenarioOfTwoModelsIsRefusedBeforeAnythingRuns() throws IOException {
    Map<String, List<Long>> images = Map.of("train", List.of(1L, 1L), "test", List.of(1L, 1L));
    String first = write("a", "m", images);
    String second = write("b", "n", images);
    ScenarioPlan plan =
        ScenarioFile.parse(
            "s.yaml",
            "protocol: domain-incremental\ntasks:\n- features: %s\n- features: %s\n"
                .formatted(first, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan.resolve(sets))
        .withMessage(
            "Cannot use this scenario: feature sets: of 2 models, {m=[%s], n=[%s]} (expected: of one. Prepare all of them with the same model)",
            first, second);
  }

  @Test
  void whatIsNoFeatureSetIsNamed() {
    assertThatIOException()
        .isThrownBy(() -> sets.at(directory.toString()))
        .withMessageStartingWith("Cannot open feature set " + directory);
  }
}
