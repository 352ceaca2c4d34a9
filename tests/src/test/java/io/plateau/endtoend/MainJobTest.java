package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.jobs.CommandRun;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images, features, prompt, scores: with the commands as a user gives them, on embedded Spark. */
@Tag("slow")
class MainJobTest {

  @TempDir private static Path directory;

  @BeforeAll
  static void trainAndEvaluate() {
    CommandRun trained =
        PreparedTask.train(prompt(), "steps=6", "classes=base", "batch-size=8", "threads=1");
    assertThat(trained).isEqualTo(new CommandRun(0, "", ""));
    for (String protocol : new String[] {"base-to-new", "all-classes"}) {
      CommandRun.done(
          "evaluate",
          "--features",
          PreparedTask.features().toString(),
          "--prompt",
          prompt().toString(),
          "--protocol",
          protocol,
          "--out",
          directory.resolve(protocol).toString());
    }
  }

  private static Path prompt() {
    return directory.resolve("prompt");
  }

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  private static JsonArray methods(String protocol) throws IOException {
    return json(directory.resolve(protocol).resolve("results.json")).getAsJsonArray("methods");
  }

  @Test
  void theManifestSaysWhatWasMadeOfWhat() throws IOException {
    JsonObject manifest = json(PreparedTask.features().resolve("manifest.json"));
    assertThat(manifest.get("schema_version").getAsInt()).isEqualTo(2);
    assertThat(manifest.get("created_by").getAsString()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(manifest.getAsJsonObject("source").get("format").getAsString())
        .isEqualTo("image-folder");
    assertThat(manifest.getAsJsonObject("model").get("digest").getAsString())
        .matches("[0-9a-f]{64}");
    assertThat(manifest.getAsJsonArray("class_names")).hasSize(DrawnTask.CLASSES);
    assertThat(manifest.getAsJsonObject("quarantine").get("rows").getAsInt()).isEqualTo(1);
    JsonObject splits = manifest.getAsJsonObject("splits");
    assertThat(splits.getAsJsonObject("train").get("rows").getAsInt())
        .as("two views of every image")
        .isEqualTo(2 * DrawnTask.CLASSES * DrawnTask.TRAIN_PER_CLASS);
    assertThat(splits.getAsJsonObject("test").get("rows").getAsInt())
        .isEqualTo(DrawnTask.CLASSES * DrawnTask.TEST_PER_CLASS);
    for (JsonElement shard : manifest.getAsJsonArray("shards")) {
      Path file = PreparedTask.features().resolve(string(shard, "path"));
      assertThat(file).exists();
      assertThat(string(shard, "sha256")).matches("[0-9a-f]{64}");
    }
  }

  private static String string(JsonElement object, String key) {
    return object.getAsJsonObject().get(key).getAsString();
  }

  @Test
  void preparingAgainFindsEverythingDone() throws IOException {
    Path manifest = PreparedTask.features().resolve("manifest.json");
    byte[] before = Files.readAllBytes(manifest);
    CommandRun.done(
        "prepare",
        "--source",
        PreparedTask.images().toString(),
        "--model",
        "embedded",
        "--views",
        "2",
        "--out",
        PreparedTask.features().toString());
    assertThat(manifest).hasBinaryContent(before);
  }

  @Test
  void theLearnedVectorsAreTheTensorContext() throws IOException {
    Safetensors learned = Safetensors.open(prompt().resolve("adapter_model.safetensors"));
    assertThat(learned.names()).containsExactly("context");
    long width =
        Safetensors.open(prompt().resolve("adapter_model.safetensors"))
            .tensor("context")
            .shape()[1];
    assertThat(learned.tensor("context").shape())
        .as("the four tokens of 'a photo of a'")
        .containsExactly(4, width);
  }

  @Test
  void thePromptKnowsWhereItComesFrom() throws IOException {
    JsonObject config = json(prompt().resolve("adapter_config.json"));
    assertThat(config.get("method").getAsString()).isEqualTo("gcscoop");
    assertThat(config.get("trained_classes").getAsInt()).isEqualTo(DrawnTask.CLASSES / 2);
    assertThat(config.getAsJsonArray("class_names")).hasSize(DrawnTask.CLASSES);
    assertThat(config.getAsJsonObject("settings").get("steps").getAsString()).isEqualTo("6");
    assertThat(config.getAsJsonObject("feature_set").get("digest").getAsString())
        .matches("[0-9a-f]{64}");
    assertThat(prompt().resolve("README.md")).exists();
    assertThat(prompt().resolve("settings.yaml")).content().contains("method: gcscoop");
    assertThat(prompt().resolve("history.csv"))
        .content()
        .hasLineCount(7)
        .startsWith("step,epoch,lr,loss,");
  }

  @Test
  void baseToNewScoresBothSidesAndTheirHarmonicMean() throws IOException {
    JsonArray methods = methods("base-to-new");
    assertThat(methods).hasSize(2);
    assertThat(string(methods.get(0), "name")).isEqualTo("zero-shot");
    assertThat(methods.get(0).getAsJsonObject().get("seed").isJsonNull()).isTrue();
    assertThat(string(methods.get(1), "name")).isEqualTo("gcscoop");
    assertThat(methods.get(1).getAsJsonObject().get("seed").getAsInt()).isEqualTo(1);
    for (JsonElement method : methods) {
      assertThat(method.getAsJsonObject().keySet()).contains("base", "new", "h", "base_ece");
      double base = method.getAsJsonObject().get("base").getAsDouble();
      assertThat(base).isBetween(0.0, 1.0);
    }
  }

  @Test
  void allClassesScoresThemTogether() throws IOException {
    for (JsonElement method : methods("all-classes")) {
      assertThat(method.getAsJsonObject().keySet())
          .contains("all", "all_nll")
          .doesNotContain("base", "new", "h");
    }
  }

  @Test
  void theReportNeedsNoNetwork() {
    assertThat(directory.resolve("base-to-new").resolve("report.html"))
        .content()
        .contains("<svg", "gcscoop")
        .doesNotContain("src=\"http", "href=\"http", "@import");
  }

  @Test
  void inspectKnowsEveryKindOfDirectory() {
    assertThat(inspect(PreparedTask.features()))
        .contains("is a feature set", "It is whole.", "test " + 24);
    assertThat(inspect(prompt())).contains("is a prompt", "6, of which 3 were trained on");
  }

  private static String inspect(Path directory) {
    return CommandRun.done("inspect", directory.toString()).out();
  }
}
