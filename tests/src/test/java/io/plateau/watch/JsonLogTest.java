package io.plateau.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.cluster.PlateauProcess;
import io.plateau.endtoend.PreparedTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs for machines: every line is an object, of a run that ends well and of one that fails. */
@Tag("cluster")
class JsonLogTest {

  /** What the launcher passes where PLATEAU_LOG is json. */
  private static final Map<String, String> JSON =
      Map.of(
          "_JAVA_OPTIONS", // wins over the command line
          "-Dplateau.log=json -Dlog4j2.configurationFile=%1$s/log4j2.properties,%1$s/log4j2-json.properties"
              .formatted(Path.of("../conf").toAbsolutePath().normalize()));

  @TempDir private Path directory;

  private record Lines(int exitCode, List<JsonObject> lines) {

    List<String> messages() {
      return lines.stream().map(line -> line.get("message").getAsString()).toList();
    }
  }

  private Lines train(String out, String... settings) throws IOException {
    List<String> args =
        new ArrayList<>(
            List.of(
                "train",
                "--features=" + PreparedTask.features(),
                "--model=embedded",
                "--out=" + directory.resolve(out),
                "--set=threads=1"));
    args.addAll(List.of(settings));
    try (PlateauProcess plateau =
        PlateauProcess.start(directory.resolve(out + settings.length + ".log"), JSON, args)) {
      int exitCode = plateau.exitCode();
      return new Lines(
          exitCode,
          plateau
              .log()
              .lines()
              .filter(line -> !line.startsWith("Picked up _JAVA_OPTIONS")) // the JVM's own
              .map(line -> JsonParser.parseString(line).getAsJsonObject())
              .toList());
    }
  }

  @Test
  void everyLineOfATrainingIsAnObject() throws IOException {
    Lines log = train("good", "--set=steps=3");
    assertThat(log.exitCode()).isZero();
    assertThat(log.messages())
        .anyMatch(message -> message.startsWith("settings:\n"))
        .anyMatch(message -> message.startsWith("3 of 3 steps in "))
        .anyMatch(message -> message.startsWith("The prompt is in "));
    assertThat(log.lines())
        .allSatisfy(
            line ->
                assertThat(line.keySet())
                    .containsExactly("time", "level", "logger", "thread", "message", "failure"));
  }

  @Test
  void theSentenceOfAFailureIsALineToo() throws IOException {
    assertThat(train("twice", "--set=steps=1").exitCode()).isZero();
    Lines log = train("twice", "--set=steps=1");
    assertThat(log.exitCode()).isEqualTo(1);
    JsonObject last = log.lines().get(log.lines().size() - 1);
    assertThat(last.get("level").getAsString()).isEqualTo("ERROR");
    assertThat(last.get("message").getAsString()).startsWith("Cannot train into ");
  }
}
