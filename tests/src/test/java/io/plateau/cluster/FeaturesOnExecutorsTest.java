package io.plateau.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.endtoend.PreparedTask;
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

/**
 * Closed forms, generators and their features on executors that are processes: the same bytes as in
 * one JVM.
 */
@Tag("cluster")
class FeaturesOnExecutorsTest {

  private static final String[] GENERATOR = {
    "--set", "parts=2", "--set", "threads=1", "--set", "epochs=2", "--set", "batch-size=8"
  };

  @TempDir private static Path directory;

  private static SparkHome spark;

  @BeforeAll
  static void createHome() throws IOException {
    spark = SparkHome.create(directory.resolve("spark"));
  }

  @Test
  void twoExecutorsGiveTheBytesOfOneJvm() throws IOException {
    String features = PreparedTask.features().toString();
    Path names = Files.write(directory.resolve("names.txt"), List.of("dotted red cross", "ring"));
    assertSame(
        "adapt",
        "adapter_model.safetensors",
        of(features, "--learner", "gda", "--set", "shots=all"));
    assertSame("synthesize fit", "generator.safetensors", of(features, GENERATOR));
    assertSame(
        "synthesize sample",
        "manifest.json",
        "--generator",
        out("two", "synthesize fit").toString(),
        "--classes",
        names.toString(),
        "--per-class",
        "3");
  }

  /** Runs a command here and with two executors, and compares a file of what it wrote. */
  private static void assertSame(String command, String file, String... args) throws IOException {
    CommandRun.done(command(command, out("one", command), args).toArray(String[]::new));
    List<String> onExecutors = command(command, out("two", command), args);
    onExecutors.addAll(List.of(spark.twoExecutors()));
    Path log = directory.resolve(command + ".log");
    try (PlateauProcess process = PlateauProcess.start(log, spark.environment(), onExecutors)) {
      assertThat(process.exitCode()).as(process.log()).isZero();
    }
    assertThat(out("two", command).resolve(file))
        .as(command)
        .hasBinaryContent(Files.readAllBytes(out("one", command).resolve(file)));
  }

  private static List<String> command(String command, Path out, String... args) {
    List<String> all = new ArrayList<>(List.of(command.split(" ")));
    all.addAll(List.of("--out", out.toString()));
    all.addAll(List.of(args));
    return all;
  }

  private static String[] of(String features, String... more) {
    List<String> args = new ArrayList<>(List.of("--features", features, "--model", "embedded"));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private static Path out(String where, String command) {
    return directory.resolve("%s-%s".formatted(where, command.replace(' ', '-')));
  }
}
