package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.jobs.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real photographs, which the embedded model has never seen the like of. */
@Tag("slow")
class GroceryPhotosTest {

  private static final int PHOTOS = 528;
  private static final int CLASSES = 24;
  private static final String EPOCHS = Boolean.getBoolean("plateau.full") ? "50" : "2";

  @TempDir private Path directory;

  private static Path photos() {
    String shared = System.getProperty("plateau.shared", "../../shared");
    return Path.of(shared).toAbsolutePath().normalize().resolve("reference-data/photos/grocery");
  }

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  @Test
  void goTheWholeWay() throws IOException {
    assumeTrue(
        Files.isDirectory(photos()),
        () -> "SKIPPED: no photographs at " + photos() + ". Set -Dplateau.shared to their folder.");
    String features = directory.resolve("features").toString();
    String prompt = directory.resolve("prompt").toString();
    CommandRun.done(
        "prepare", "--source", photos().toString(), "--model", "embedded", "--out", features);
    JsonObject manifest = json(Path.of(features, "manifest.json"));
    assertThat(manifest.getAsJsonArray("class_names")).hasSize(CLASSES);
    assertThat(manifest.getAsJsonObject("quarantine").get("rows").getAsInt()).isZero();
    long rows = 0;
    for (JsonElement shard : manifest.getAsJsonArray("shards")) {
      rows += shard.getAsJsonObject().get("rows").getAsLong();
    }
    assertThat(rows).isEqualTo(PHOTOS);

    CommandRun.done(
        "train",
        "--features",
        features,
        "--model",
        "embedded",
        "--out",
        prompt,
        "--set",
        "epochs=" + EPOCHS,
        "--set",
        "threads=1");
    Path results = directory.resolve("results");
    CommandRun.done(
        "evaluate",
        "--features",
        features,
        "--prompt",
        prompt,
        "--protocol",
        "all-classes",
        "--out",
        results.toString());
    for (JsonElement method : json(results.resolve("results.json")).getAsJsonArray("methods")) {
      assertThat(method.getAsJsonObject().get("all").getAsDouble()).isBetween(0.0, 1.0).isNotNaN();
    }
  }
}
