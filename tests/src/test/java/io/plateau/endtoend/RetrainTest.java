package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.jobs.CommandRun;
import io.plateau.jobs.registry.RegisteredVersion;
import io.plateau.jobs.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nights of a registry, with drawn sets of four classes and ten test images of each. */
@Tag("slow")
class RetrainTest {

  @TempDir private static Path drawn;
  private static DrawnSets sets;

  @TempDir private Path directory;
  private Path registry;

  @BeforeAll
  static void prepare() throws IOException {
    sets = DrawnSets.prepare(drawn, "monday", "tuesday", "wednesday", "birds");
  }

  @BeforeEach
  void init() {
    registry = directory.resolve("registry");
    CommandRun.done("registry", "init", "--registry=" + registry);
  }

  /** Tolerances that forty images can show anything within. */
  private CommandRun retrain(String set, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "retrain",
                "--registry=" + registry,
                "--model=embedded",
                "--preset=retrain-demo",
                "--set=tolerance=0.3",
                "--set=held-out-tolerance=0.3",
                "--set=new-tolerance=0.1",
                "--set=calibration-tolerance=1",
                "--set=steps=2",
                "--set=shots=5",
                "--set=threads=1",
                "--set=buffer-size=24",
                "--set=resamples=200"));
    args.addAll(Arrays.asList(more));
    if (args.stream().noneMatch(arg -> arg.startsWith("--features="))) {
      args.add("--features=" + sets.features(set));
    }
    return CommandRun.of(args.toArray(String[]::new));
  }

  private RegisteredVersion current() throws IOException {
    return Registry.open(registry.toString(), new Configuration()).current();
  }

  private JsonObject decision(int version) throws IOException {
    Path file = registry.resolve("versions/%06d/decision.json".formatted(version));
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  @Test
  void goodNightsArePromotedAndABadOneIsHeldBack() throws IOException {
    String heldOut = "--held-out=" + sets.features("birds");
    CommandRun monday = retrain("monday", "--strategy=replay", heldOut);
    assertThat(monday.exitCode()).as(monday.err()).isZero();
    assertThat(current().number()).isEqualTo(1);
    assertThat(decision(1).get("against").isJsonNull()).isTrue();

    CommandRun tuesday = retrain("tuesday", "--strategy=replay");
    assertThat(tuesday.exitCode()).as(tuesday.err()).isZero();
    assertThat(current().number()).isEqualTo(2);
    assertThat(decision(2).getAsJsonArray("checks").toString())
        .contains("\"set\":\"monday\",\"role\":\"OLD\"", "\"set\":\"birds\",\"role\":\"HELD_OUT\"");

    String[] bad = {
      "--strategy=replay", "--set=lr=1000", "--set=schedule=constant", "--set=tolerance=0.05"
    };
    CommandRun wrecked = retrain("wednesday", bad);
    assertThat(wrecked.exitCode()).as(wrecked.err()).isEqualTo(3);
    assertThat(current().number()).isEqualTo(2);
    assertThat(decision(3).get("promoted").getAsBoolean()).isFalse();
    assertThat(registry.resolve("versions/000003/decision.html")).content().contains("Held back");
    assertThat(registry.resolve("work")).isEmptyDirectory();

    assertThat(retrain("tuesday", "--strategy=replay").exitCode()).isZero();
    assertThat(retrain("wednesday", bad).exitCode()).as("nothing to do").isZero();
    assertThat(registry.resolve("versions/000004")).doesNotExist();

    assertThat(Files.readString(registry.resolve("versions/000002/stream/matrix.csv")))
        .startsWith("after,monday,tuesday,held-out:birds\nzero-shot,");
    CommandRun.done("inspect", current().artifactDirectory());
    current().verify();
  }

  /** The same command every night, whether something came in or not. */
  @Test
  void aNightLearnsTheFirstSetOfAFolderThatIsNew() throws IOException {
    Path incoming = Files.createDirectory(directory.resolve("incoming"));
    Files.createSymbolicLink(incoming.resolve("2026-01-05"), sets.features("monday"));
    Files.createDirectory(incoming.resolve("2026-01-07")); // still being written
    String folder = "--features=" + incoming;
    assertThat(retrain("monday", folder).exitCode()).isZero();
    assertThat(current().number()).isEqualTo(1);

    CommandRun quiet = retrain("monday", folder);
    assertThat(quiet.exitCode()).as(quiet.err()).isZero();
    assertThat(current().number()).isEqualTo(1);

    Files.createSymbolicLink(incoming.resolve("2026-01-06"), sets.features("tuesday"));
    assertThat(retrain("monday", folder).exitCode()).isZero();
    assertThat(Files.readString(registry.resolve("versions/000002/stream/matrix.csv")))
        .startsWith("after,2026-01-05,2026-01-06\n");
  }

  @Test
  void aPromptThatWasTrainedElsewhereIsLearnedOnFromByAnyStrategyOfPrompts() throws IOException {
    Path prompt = directory.resolve("prompt");
    CommandRun.done(
        "train",
        "--features=" + sets.features("monday"),
        "--model=embedded",
        "--out=" + prompt,
        "--set=method=erm",
        "--set=steps=2",
        "--set=threads=1");
    CommandRun.done("registry", "add", prompt.toString(), "--registry=" + registry);
    CommandRun.done("registry", "promote", "1", "--registry=" + registry);

    CommandRun tuesday = retrain("tuesday", "--strategy=sequential");
    assertThat(tuesday.exitCode()).as(tuesday.err()).isZero();
    assertThat(decision(2).getAsJsonArray("checks").toString())
        .contains("\"set\":\"monday\",\"role\":\"OLD\"");

    CommandRun other = retrain("wednesday", "--strategy=replay");
    assertThat(other.exitCode()).as(other.err()).isZero();

    CommandRun unfit = retrain("birds", "--strategy=ncm");
    assertThat(unfit.exitCode()).isEqualTo(1);
    assertThat(unfit.err())
        .contains("Cannot learn on from version 3 with ncm: it was learned by replay");
  }

  /** What is registered is what labels images, whatever learned it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ncm",
        "rail",
        "ranpac",
        "s-prompts",
        "gaussian-key",
        "star-prompt",
        "adapter-mixture",
        "joint"
      })
  void whatAnyStrategyLearnsIsPutIntoUse(String strategy) throws IOException {
    String[] lenient = {
      "--strategy=" + strategy,
      "--set=tolerance=1",
      "--set=new-tolerance=1",
      "--set=random-features=64",
      "--set=generated=8",
      "--set=align-epochs=1"
    };
    for (String night : List.of("monday", "tuesday")) {
      CommandRun run = retrain(night, lenient);
      assertThat(run.exitCode()).as(run.err()).isZero();
    }
    assertThat(current().number()).isEqualTo(2);
    current().verify();

    Path labels = directory.resolve("labels");
    CommandRun.done(
        "predict",
        "--registry=" + registry,
        "--features=" + sets.features("tuesday"),
        "--format=jsonl",
        "--top-k=1",
        "--out=" + labels);

    assertThat(right(labels)).isGreaterThan(0);
  }

  /** Images of the test split that got the name of their folder. */
  private static int right(Path labels) throws IOException {
    int right = 0;
    try (Stream<Path> files = Files.walk(labels.resolve("predictions"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        for (String line : Files.readAllLines(file)) {
          JsonObject row = JsonParser.parseString(line).getAsJsonObject();
          right += row.get("id").getAsString().contains(row.get("class_1").getAsString()) ? 1 : 0;
        }
      }
    }
    return right;
  }
}
