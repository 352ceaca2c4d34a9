package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.CommandRun;
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

/** Attention steering from pictures to a report, with the embedded model. */
@Tag("slow")
class SteeringTest {

  /** Three base classes of six pictures: three steps an epoch. */
  private static final List<String> SHORT =
      List.of(
          "method=toast-lite",
          "classes=base",
          "batch-size=6",
          "epochs=2",
          "warmup=1",
          "lr=0.3",
          "threads=1",
          "checkpoint-every=2");

  @TempDir private static Path directory;

  @BeforeAll
  static void prepare() {
    CommandRun.done(
        "prepare",
        "--source",
        PreparedTask.images().toString(),
        "--model",
        "embedded",
        "--tokens",
        "2",
        "--out",
        features().toString());
  }

  private static Path features() {
    return directory.resolve("tokens");
  }

  private static CommandRun train(Path features, String out, List<String> options, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("train", "--features", features.toString(), "--model", "embedded", "--out"));
    args.add(directory.resolve(out).toString());
    args.addAll(options);
    Stream.concat(SHORT.stream(), Stream.of(more))
        .flatMap(setting -> Stream.of("--set", setting))
        .forEach(args::add);
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static CommandRun train(String out, String... more) {
    return train(features(), out, List.of(), more);
  }

  private static byte[] learned(String out) throws IOException {
    return Files.readAllBytes(directory.resolve(out).resolve("adapter_model.safetensors"));
  }

  @Test
  void aRunThatGoesOnGivesTheSameBitsAndIsScored() throws IOException {
    assertThat(train("whole", "pretrain=closed-form").err()).isEmpty();
    assertThat(train("stopped", "pretrain=closed-form").err()).isEmpty();
    Path stopped = directory.resolve("stopped");
    Files.delete(stopped.resolve("adapter_config.json"));
    Files.delete(stopped.resolve("adapter_model.safetensors"));
    Files.delete(stopped.resolve("checkpoints/step-000000006.safetensors"));

    CommandRun resumed = train(features(), "stopped", List.of("--resume"), "pretrain=closed-form");

    assertThat(resumed.err()).isEmpty();
    assertThat(learned("stopped")).isEqualTo(learned("whole"));
    assertThat(stopped.resolve("history.csv"))
        .hasSameTextualContentAs(directory.resolve("whole/history.csv"));
    assertThat(stopped.resolve("selection.csv"))
        .hasSameTextualContentAs(directory.resolve("whole/selection.csv"));
    assertThat(Files.readAllLines(stopped.resolve("selection.csv")))
        .hasSize(3)
        .first()
        .isEqualTo("step,tokens,selected,share,mean");

    CommandRun inspected = CommandRun.done("inspect", directory.resolve("whole").toString());
    assertThat(inspected.out())
        .contains(
            " is a steered tower.",
            "added to a solved one, to the last 2 of 4 layers",
            "6, of which 3 were")
        .endsWith("It is whole.\n");
    for (String protocol : List.of("base-to-new", "all-classes", "generalised")) {
      Path report = directory.resolve("report-" + protocol);
      CommandRun.done(
          "evaluate",
          "--features",
          features().toString(),
          "--artifact",
          directory.resolve("whole").toString(),
          "--out",
          report.toString(),
          "--protocol",
          protocol);
      assertThat(report.resolve("report.html"))
          .content()
          .contains("Image tower steered with toast-lite", "What it looks at");
    }
  }

  @Test
  void theExchangeDoesNotChangeTheBits() throws IOException {
    assertThat(train("job", "method=toast", "parts=2", "epochs=2", "exchange=job").err()).isEmpty();
    assertThat(train("resident", "method=toast", "parts=2", "exchange=resident").err()).isEmpty();

    assertThat(learned("job")).isEqualTo(learned("resident"));
  }

  @Test
  void featuresWithoutTokensAreRefused() {
    assertThat(train(PreparedTask.features(), "none", List.of()).err())
        .isEqualTo(
            "Cannot steer with feature set file:%s: it has features and no tokens. Prepare it with --tokens K, for feedback into the last K layers.%n"
                .formatted(PreparedTask.features()));
  }

  @Test
  void otherLateLayersThanTheCachedAreRefused() {
    assertThat(train("late", "late-layers=1").err())
        .contains(
            "late-layers: 1 (expected: 2, those that the feature set has tokens for; prepare it with --tokens 1 for others)");
  }

  /** The feature set with other words in its manifest. */
  private static Path changed(String name, String words, String others) throws IOException {
    Path copy = directory.resolve(name);
    try (Stream<Path> files = Files.walk(features())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(features().relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    Path manifest = copy.resolve("manifest.json");
    String before = Files.readString(manifest);
    String after = before.replaceFirst(words, others);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(manifest, after);
    return copy;
  }

  @Test
  void tokensOfAnotherResolutionAreRefused() throws IOException {
    Path larger = changed("larger", "\"tokens\": \\d+", "\"tokens\": 197");

    CommandRun run = train(larger, "resolution", List.of());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("Cannot steer this model: feedback is for TokenShape[tokens=197, ")
        .contains(
            "Load the model that the tokens were made with, or prepare tokens with this one.");
  }

  @Test
  void tokensOfAnotherModelAreRefused() throws IOException {
    Path others = changed("others", "\"digest\": \"[0-9a-f]+", "\"digest\": \"0123");

    CommandRun run = train(others, "model", List.of());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("embedded", "0123").startsWith("Cannot ");
  }
}
