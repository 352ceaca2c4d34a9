package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.jobs.CommandRun;
import io.plateau.world.ShiftedTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plateau compare} on the drawn task, cut down to seconds. */
@Tag("slow")
class CompareTest {

  @TempDir private static Path directory;

  @BeforeAll
  static void compare() {
    assertThat(compare("steps=2")).isEqualTo(new CommandRun(0, "", ""));
  }

  private static CommandRun compare(String... settings) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "compare",
                "--features",
                PreparedTask.features().toString(),
                "--model",
                "embedded",
                "--out",
                directory.toString(),
                "--set",
                "batch-size=8"));
    for (String setting : settings) {
      args.addAll(List.of("--set", setting));
    }
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static JsonObject results() throws IOException {
    return JsonParser.parseString(Files.readString(directory.resolve("results.json")))
        .getAsJsonObject();
  }

  private static List<String> names(JsonArray array) {
    List<String> names = new ArrayList<>();
    for (JsonElement element : array) {
      String name = element.getAsJsonObject().get("name").getAsString();
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  @Test
  void everyRuleIsScoredWithThreeSeeds() throws IOException {
    JsonArray methods = results().getAsJsonObject("summary").getAsJsonArray("methods");
    assertThat(names(methods)).startsWith("zero-shot", "CoOp", "SAM").contains("GCSCoOp");
    for (JsonElement method : methods) {
      JsonObject json = method.getAsJsonObject();
      boolean learns = !json.get("name").getAsString().equals("zero-shot");
      assertThat(json.get("runs").getAsInt()).isEqualTo(learns ? 3 : 1);
      assertThat(json.has("base_sharpness") && json.has("new_sharpness")).isEqualTo(learns);
    }
  }

  @Test
  void everyRuleIsComparedWithPlainLearning() throws IOException {
    JsonArray differences = results().getAsJsonArray("differences");
    assertThat(names(differences)).contains("SAM", "GCSCoOp").doesNotContain("CoOp");
    JsonObject h = differences.get(0).getAsJsonObject().getAsJsonObject("h");
    assertThat(h.get("seeds").getAsInt()).isEqualTo(3);
    assertThat(h.get("half_width_95").getAsDouble()).isNotNegative();
  }

  @Test
  void radiiAreSweptAndStepsTimed() throws IOException {
    assertThat(names(results().getAsJsonArray("rho_sweep"))).contains("SAM", "GCSCoOp");
    JsonObject time = results().getAsJsonArray("step_times").get(0).getAsJsonObject();
    assertThat(time.getAsJsonArray("seconds")).hasSize(5);
    assertThat(time.getAsJsonArray("seconds").get(0).getAsDouble()).isPositive();
  }

  @Test
  void theReportHasTheTableOfThePaths() {
    assertThat(directory.resolve("report.html"))
        .content()
        .contains("id=\"paths\"", "id=\"sweep\"", "id=\"cost\"", "id=\"differences\"");
  }

  @Test
  void otherSettingsIntoTheSameDirectoryAreRefused() {
    CommandRun run = compare("steps=3");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .containsPattern("^\\S.*, seed \\d: Cannot resume from ")
        .contains("steps: 2 and 3");
  }

  @Test
  void withoutImagesOfNewClassesThereIsNothingToCompare() throws IOException {
    Path images = directory.resolve("images");
    ShiftedTask task = DrawnTask.write(images);
    for (String name : task.classNames().subList(DrawnTask.CLASSES / 2, DrawnTask.CLASSES)) {
      delete(images.resolve("test").resolve(name));
    }
    String features = directory.resolve("features").toString();
    CommandRun.done(
        "prepare", "--source", images.toString(), "--model", "embedded", "--out", features);
    CommandRun run =
        CommandRun.of(
            "compare",
            "--features",
            features,
            "--model",
            "embedded",
            "--out",
            directory.resolve("none").toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith(
            "Cannot compare on %s: its test split has 12 images of the 3 base classes and 0 of the 3 new ones."
                .formatted(features));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
