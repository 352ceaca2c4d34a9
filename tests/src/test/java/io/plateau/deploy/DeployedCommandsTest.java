package io.plateau.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.cluster.ServiceProcess;
import io.plateau.endtoend.DrawnSets;
import io.plateau.endtoend.PreparedTask;
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

/**
 * The commands of deploy/, run from first to last on drawn images: folders in place of buckets, the
 * embedded model in place of a large one, one epoch, and a gate that forty images can pass.
 */
@Tag("slow")
class DeployedCommandsTest {

  private static final String MODEL = "models/clip-vit-base-patch16";
  private static final String TODAY = "2026-01-05";

  /** What they train is short, and gives the same bits on every machine. */
  private static final List<String> SHORT = List.of("--set", "epochs=1", "--set", "threads=1");

  private static final List<String> LENIENT =
      List.of(
          "--set", "tolerance=1",
          "--set", "held-out-tolerance=1",
          "--set", "new-tolerance=1",
          "--set", "calibration-tolerance=1",
          "--set", "buffer-size=24",
          "--set", "resamples=100");

  /** Exit code of a JVM that was told to stop. */
  private static final int SIGTERM = 143;

  @TempDir private static Path drawn;
  private static DrawnSets sets;

  @TempDir private Path directory;

  @BeforeAll
  static void prepare() throws IOException {
    sets = DrawnSets.prepare(drawn, "incoming", "held-out");
  }

  /** What a bucket holds before anything of its folder has run. */
  private Path bucket(String folder) throws IOException {
    Path bucket = Files.createDirectories(directory.resolve(folder));
    for (String images : List.of("photos", "archive")) {
      Files.createSymbolicLink(bucket.resolve(images), PreparedTask.images());
    }
    Path incoming = Files.createDirectories(bucket.resolve("incoming"));
    Files.createSymbolicLink(incoming.resolve(TODAY), sets.images("incoming"));
    Files.writeString(bucket.resolve("texts.txt"), "avocado\n");
    Path features = Files.createDirectories(bucket.resolve("features"));
    copy(sets.features("held-out"), features.resolve("held-out"));
    switch (folder) {
      case "airflow", "emr" -> {} // they prepare their features themselves
      case "standalone" -> copy(PreparedTask.features(), features.resolve("photos"));
      default ->
          copy(
              sets.features("incoming"),
              Files.createDirectories(features.resolve("incoming")).resolve(TODAY));
    }
    CommandRun.done("registry", "init", "--registry", bucket.resolve("registry").toString());
    return bucket;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** With folders here for buckets, and for what a container has of its own or mounted. */
  private List<String> here(PlateauCall call, Path bucket) {
    List<String> arguments = new ArrayList<>();
    for (String argument : call.arguments()) {
      String path =
          argument
              .replaceFirst("^(s3a://plateau|hdfs:///plateau|/tmp/warm)", bucket.toString())
              .replaceFirst("^/registry$", directory.resolve("kubernetes/registry").toString());
      arguments.add(
          path.equals(bucket.resolve(MODEL).toString())
              ? "embedded"
              : path.replace("{{ ds }}", TODAY));
    }
    if (List.of("train", "retrain").contains(call.command())) {
      arguments.addAll(SHORT);
    }
    if (call.command().equals("retrain")) {
      arguments.addAll(LENIENT);
    }
    return arguments;
  }

  @Test
  void theyRunOneAfterTheOther() throws IOException, InterruptedException {
    int ran = 0;
    for (PlateauCall call : PlateauCall.deployed()) {
      // Files of one folder follow one another; others begin anew.
      String folder = call.origin().split("/", 3)[1];
      Path bucket = directory.resolve(folder);
      if (!Files.exists(bucket)) {
        bucket = bucket(folder);
      }
      if (call.command().equals("serve")) {
        serve(call, bucket);
      } else {
        CommandRun run = CommandRun.of(here(call, bucket).toArray(String[]::new));
        assertThat(run.exitCode()).as("%s%n%s", call, run.err()).isZero();
      }
      ran++;
    }
    assertThat(ran).isEqualTo(14);
  }

  /** On a port that is free, until it has labelled an image; then it is told to stop. */
  private void serve(PlateauCall call, Path bucket) throws IOException, InterruptedException {
    List<String> arguments = here(call, bucket);
    arguments.set(arguments.indexOf("--port") + 1, "0");
    arguments.set(arguments.indexOf("--bind") + 1, "127.0.0.1");
    Path image;
    try (Stream<Path> images = Files.walk(sets.images("incoming"))) {
      image = images.filter(file -> file.toString().endsWith(".png")).findFirst().orElseThrow();
    }
    try (ServiceProcess service = ServiceProcess.start(directory.resolve("serve.log"), arguments)) {
      assertThat(service.get("health").body()).contains("\"status\":\"ready\"");
      assertThat(service.predict(image).body()).contains("\"top\":[{\"class\":");
      assertThat(service.stop()).as(service.log()).isEqualTo(SIGTERM);
    }
  }
}
