package io.plateau.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.endtoend.PreparedTask;
import io.plateau.jobs.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of deploy/ that prepare, train and evaluate, run from first to last on the drawn
 * task: folders in place of buckets, the embedded model in place of a large one, one epoch.
 */
@Tag("slow")
class DeployedCommandsTest {

  private static final String MODEL = "models/clip-vit-base-patch16";

  /** What they train is short, and gives the same bits on every machine. */
  private static final List<String> SHORT = List.of("--set", "epochs=1", "--set", "threads=1");

  /** What needs no registry; what does is run from end to end in tests of its own. */
  private static final Set<String> ALONE = Set.of("prepare", "train", "evaluate");

  /** The folder whose features were prepared elsewhere. */
  private static final String WITHOUT_PREPARE = "standalone";

  @TempDir private Path directory;

  /** What a bucket holds before anything of Plateau's has run. */
  private Path bucket(String name) throws IOException {
    Path bucket = Files.createDirectories(directory.resolve(name));
    for (String images : List.of("photos", "incoming", "archive")) {
      Files.createSymbolicLink(bucket.resolve(images), PreparedTask.images());
    }
    if (name.equals(WITHOUT_PREPARE)) {
      copy(
          PreparedTask.features(),
          Files.createDirectories(bucket.resolve("features")).resolve("photos"));
    }
    return bucket;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static List<String> here(PlateauCall call, Path bucket) {
    List<String> arguments = new ArrayList<>();
    for (String argument : call.arguments()) {
      String path = argument.replaceFirst("^(s3a://plateau|hdfs:///plateau)", bucket.toString());
      arguments.add(
          path.equals(bucket.resolve(MODEL).toString())
              ? "embedded"
              : path.replace("{{ ds }}", "2026-01-05"));
    }
    if (call.command().equals("train")) {
      arguments.addAll(SHORT);
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
      if (ALONE.contains(call.command())) {
        CommandRun run = CommandRun.of(here(call, bucket).toArray(String[]::new));
        assertThat(run.exitCode()).as("%s%n%s", call, run.err()).isZero();
        ran++;
      }
    }
    assertThat(ran).isEqualTo(7);
  }
}
