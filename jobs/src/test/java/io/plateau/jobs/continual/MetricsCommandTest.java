package io.plateau.jobs.continual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.jobs.Execution;
import io.plateau.jobs.Plateau;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsCommandTest {

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();

  @BeforeEach
  void writeMatrix() throws IOException {
    Files.writeString(directory.resolve("m.csv"), "A,B\n80,40\n70,90\n");
    Files.writeString(directory.resolve("z.csv"), "B,A\n50,30\n");
  }

  private Execution metrics(String... options) {
    List<String> args = new ArrayList<>(List.of("metrics", "--matrix", path("m.csv")));
    args.addAll(List.of(options));
    return Execution.of(
        Plateau.of(new MetricsCommand(new MetricsJob(new PrintWriter(out)))),
        args.toArray(String[]::new));
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private JsonObject json() {
    return JsonParser.parseString(out.toString()).getAsJsonObject();
  }

  @Test
  void jsonHasEveryMetricInTheUnitOfTheFile() {
    assertThat(metrics("--zero-shot", path("z.csv"), "--json").exitCode()).isZero();
    JsonObject json = json();
    assertThat(json.get("unit").getAsString()).isEqualTo("percent");
    assertThat(json.get("transfer").getAsDouble()).isCloseTo(40, within(1e-9));
    assertThat(json.get("average").getAsDouble()).isCloseTo(70, within(1e-9));
    assertThat(json.get("last").getAsDouble()).isCloseTo(80, within(1e-9));
    assertThat(json.get("forgetting").getAsDouble()).isCloseTo(10, within(1e-9));
    assertThat(json.get("bwt").getAsDouble()).isCloseTo(-10, within(1e-9));
    assertThat(json.get("fwt").getAsDouble()).isCloseTo(-10, within(1e-9));
    assertThat(json.get("zsd").getAsDouble()).isCloseTo(10, within(1e-9));
    assertThat(json.get("zero_shot_drop").getAsDouble()).isCloseTo(10, within(1e-9));
    assertThat(json.get("worst_cell").getAsDouble()).isCloseTo(10, within(1e-9));
    assertThat(json.get("worst_cell_at").toString()).isEqualTo("{\"task\":\"B\",\"after\":\"A\"}");
  }

  @Test
  void anUndefinedMetricIsNullWithItsReasonBesideIt() {
    metrics("--json");
    assertThat(json().get("fwt").isJsonNull()).isTrue();
    assertThat(json().get("worst_cell_at").isJsonNull()).isTrue();
    assertThat(json().getAsJsonObject("undefined").get("fwt").getAsString())
        .isEqualTo("the accuracy on B before training (zero-shot) is missing");
    assertThat(json().getAsJsonObject("undefined").has("transfer")).isFalse();
  }

  @Test
  void theTableSaysWhatIsDefinedAndWhatIsNot() {
    metrics();
    assertThat(out.toString())
        .startsWith(
            path("m.csv")
                + ": 2 of 2 tasks trained, 0 held-out sets, without a zero-shot row;"
                + " in percent, scored each task over its own classes")
        .contains("  Transfer                      40.00  mean over i >= 2 of mean over 1 <= j < i")
        .contains("  FWT                               -  undefined: the accuracy on B before");
  }

  @Test
  void whatCannotBeReadFailsWithItsPlace() throws IOException {
    Files.writeString(directory.resolve("m.csv"), "A,B\n80,forty\n");
    Execution execution = metrics("--json");
    assertThat(execution.exitCode()).isEqualTo(1);
    assertThat(execution.err())
        .startsWith("Cannot read %s: line 2, column 2: 'forty'".formatted(path("m.csv")));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aWrongChoiceIsWrongUse() {
    Execution execution = metrics("--scored-over", "own-classes");
    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err())
        .startsWith("--scored-over: own-classes (expected: one of own, seen, all");
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws IOException {
    Files.delete(directory.resolve("m.csv"));
    assertThat(metrics().err()).startsWith("Cannot read " + path("m.csv") + ": there is no such");
  }
}
