package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.jobs.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plateau compare --preset features} on the drawn task, cut down to seconds. */
@Tag("slow")
class CompareLearnersTest {

  @TempDir private static Path directory;

  @BeforeAll
  static void compare() {
    assertThat(run()).isEqualTo(new CommandRun(0, "", ""));
  }

  private static CommandRun run() {
    String features = PreparedTask.features().toString();
    return CommandRun.of(
        "compare",
        "--preset",
        "features",
        "--features",
        features,
        "--target",
        features,
        "--model",
        "embedded",
        "--out",
        directory.toString(),
        "--learners",
        "gda,linear-probe",
        "--set",
        "steps=2",
        "--set",
        "shots=2",
        "--generator-set",
        "epochs=1");
  }

  private static JsonObject results() throws IOException {
    return JsonParser.parseString(Files.readString(directory.resolve("results.json")))
        .getAsJsonObject();
  }

  private static JsonObject method(String name) throws IOException {
    for (JsonElement method : results().getAsJsonObject("summary").getAsJsonArray("methods")) {
      if (method.getAsJsonObject().get("name").getAsString().equals(name)) {
        return method.getAsJsonObject();
      }
    }
    throw new AssertionError("no method " + name);
  }

  @Test
  void everyMethodIsScoredByEveryProtocolAloneAndWithShip() throws IOException {
    for (String name : new String[] {"CoOp", "GCSCoOp", "GDA"}) {
      for (String suffix : new String[] {"", " + SHIP"}) {
        JsonObject method = method(name + suffix);
        assertThat(method.get("runs").getAsInt()).as(name + suffix).isEqualTo(3);
        assertThat(method.keySet()).contains("base", "new", "h", "seen", "unseen", "target");
      }
    }
  }

  @Test
  void aProbeWithoutRowsOfNewClassesHasNoScoreThereAndSaysWhy() throws IOException {
    assertThat(method("linear probe").getAsJsonObject("new").get("mean").isJsonNull()).isTrue();
    assertThat(method("linear probe + SHIP").getAsJsonObject("new").get("mean").isJsonNull())
        .isFalse();
    assertThat(Files.readString(directory.resolve("report.html")))
        .contains("linear probe: it learned from base classes and says nothing about classes");
  }

  @Test
  void curvesGoUpToTheShots() throws IOException {
    // Zero-shot once; four methods, 1 and 2 shots, three seeds.
    JsonArray curve = results().getAsJsonArray("few_shot");
    assertThat(curve).hasSize(1 + 4 * 2 * 3);
  }

  @Test
  void everySeedHasAGeneratorMeasuredOnBothHalves() throws IOException {
    assertThat(results().getAsJsonArray("generators")).hasSize(2 * 3);
    assertThat(directory.resolve("generators/base-seed3/generator_config.json")).exists();
  }

  @Test
  void aSecondRunGivesTheSameResults() throws IOException {
    JsonObject first = results();
    assertThat(run()).isEqualTo(new CommandRun(0, "", ""));
    JsonObject second = results();
    for (String part : new String[] {"methods", "few_shot", "generators"}) {
      assertThat(second.get(part)).as(part).isEqualTo(first.get(part));
    }
  }
}
