package io.plateau.prep.featureset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.image.Preprocessing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureSetManifestTest {

  static FeatureSetManifest manifest(List<FeatureSetManifest.Shard> shards) {
    long rows = shards.stream().mapToLong(FeatureSetManifest.Shard::rows).sum();
    return new FeatureSetManifest(
        FeatureSetManifest.SCHEMA_VERSION,
        "plateau test",
        "recipe",
        "listing",
        new FeatureSetManifest.Source("file:/photos", "image-folder"),
        new FeatureSetManifest.Model("embedded", "model", 2),
        Preprocessing.clip(32),
        null,
        1,
        List.of("cat", "dog <brown>"),
        Map.of("train", new FeatureSetManifest.SplitSummary(rows, rows, List.of(rows, 0L))),
        shards,
        new FeatureSetManifest.Quarantine("quarantine/q.parquet", 1),
        null);
  }

  @Test
  void survivesTheRoundTripThroughJson() throws IOException {
    FeatureSetManifest manifest =
        manifest(
            List.of(new FeatureSetManifest.Shard("a.parquet", Split.TRAIN, 3, 99, "ab", "a", "c")));

    assertThat(FeatureSetManifest.parse(manifest.toJson(), "copy")).isEqualTo(manifest);
  }

  @Test
  void hasTheKeysThatOtherToolsRead() {
    String json =
        manifest(
                List.of(
                    new FeatureSetManifest.Shard("a.parquet", Split.TRAIN, 3, 99, "ab", "a", "c")))
            .toJson();

    assertThat(json)
        .contains("\"schema_version\": 2", "\"class_names\": [", "\"dog <brown>\"")
        .contains("\"split\": \"train\"", "\"sha256\": \"ab\"", "\"shortest_edge\": 32");
  }

  @Test
  void refusesAnotherSchemaVersion() {
    assertThatThrownBy(() -> FeatureSetManifest.parse("{\"schema_version\": 1}", "manifest.json"))
        .isInstanceOf(FeatureSetException.class)
        .hasMessage(
            "Cannot read manifest.json: schema_version is 1 (expected: 2). Prepare the features again with this version of Plateau.");
  }

  @Test
  void refusesADamagedFile() {
    assertThatThrownBy(() -> FeatureSetManifest.parse("{\"schema_version\": 2", "manifest.json"))
        .isInstanceOf(FeatureSetException.class)
        .hasMessageStartingWith("Cannot read manifest.json: it is damaged (")
        .hasMessageEndingWith("). Prepare the features again.");
  }

  @Test
  void refusesAFileThatLacksAKey() {
    assertThatThrownBy(() -> FeatureSetManifest.parse("{\"schema_version\": 2}", "manifest.json"))
        .isInstanceOf(FeatureSetException.class)
        .hasMessageStartingWith("Cannot read manifest.json: it is damaged (");
  }
}
