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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plateau compare --preset steering} on the drawn task, cut down to seconds. */
@Tag("slow")
class CompareSteeringTest {

  @TempDir private static Path directory;

  @BeforeAll
  static void compare() {
    String tokens = directory.resolve("tokens").toString();
    CommandRun.done(
        "prepare",
        "--source",
        PreparedTask.images().toString(),
        "--model",
        "embedded",
        "--tokens",
        "1",
        "--out",
        tokens);
    assertThat(run(tokens, "out")).isEqualTo(new CommandRun(0, "", ""));
  }

  private static CommandRun run(String features, String out) {
    return CommandRun.of(
        "compare",
        "--preset",
        "steering",
        "--features",
        features,
        "--model",
        "embedded",
        "--out",
        directory.resolve(out).toString(),
        "--set",
        "steps=1",
        "--set",
        "shots=2",
        "--steering-set",
        "epochs=1",
        "--steering-set",
        "warmup=0");
  }

  private static JsonObject results() throws IOException {
    return JsonParser.parseString(Files.readString(directory.resolve("out/results.json")))
        .getAsJsonObject();
  }

  private static List<String> names(JsonArray array, String key) {
    List<String> names = new ArrayList<>();
    for (JsonElement element : array) {
      names.add(element.getAsJsonObject().get(key).getAsString());
    }
    return names;
  }

  @Test
  void everyTowerIsScoredWithThreeSeedsBesideProbeAndPrompts() throws IOException {
    JsonArray methods = results().getAsJsonObject("summary").getAsJsonArray("methods");
    assertThat(names(methods, "name"))
        .containsExactly(
            "zero-shot",
            "linear probe",
            "CoOp",
            "GCSCoOp",
            "TOAST",
            "TOAST, solved",
            "TOAST-Lite",
            "TOAST-Lite, solved");
    for (JsonElement method : methods) {
      boolean learns = !method.getAsJsonObject().get("name").getAsString().equals("zero-shot");
      assertThat(method.getAsJsonObject().get("runs").getAsInt()).isEqualTo(learns ? 3 : 1);
    }
  }

  @Test
  void aStepsTimeAndMemoryAndWhatIsLearnedAreInTheReport() throws IOException {
    assertThat(names(results().getAsJsonArray("step_times"), "method"))
        .contains("CoOp", "TOAST, solved", "TOAST-Lite");
    assertThat(names(results().getAsJsonArray("sizes"), "method"))
        .containsExactly(
            "CoOp", "GCSCoOp", "TOAST", "TOAST, solved", "TOAST-Lite", "TOAST-Lite, solved");
    assertThat(Files.readString(directory.resolve("out/report.html")))
        .contains("Learned numbers", "Memory of a step, MB");
  }

  @Test
  void featuresWithoutTokensAreRefusedWithTheOptionThatMakesThem() {
    CommandRun refused = run(PreparedTask.features().toString(), "none");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("--tokens");
  }
}
