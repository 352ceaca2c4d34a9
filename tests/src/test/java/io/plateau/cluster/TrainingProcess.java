package io.plateau.cluster;

import io.plateau.endtoend.PreparedTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A training in a process of its own, that saves every step so that it can be disturbed at a known
 * place.
 *
 * @param out its output directory
 */
public record TrainingProcess(PlateauProcess process, Path out) implements AutoCloseable {

  private static final boolean FULL = Boolean.getBoolean("plateau.full");

  /** Long enough to be disturbed on its way. */
  public static final int STEPS = FULL ? 400 : 60;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  public static TrainingProcess start(
      Path directory, String name, Map<String, String> environment, String... more)
      throws IOException {
    Path out = directory.resolve(name);
    List<String> args =
        new ArrayList<>(
            List.of(
                "train",
                "--features",
                PreparedTask.features().toString(),
                "--model",
                "embedded",
                "--out",
                out.toString()));
    for (String setting :
        List.of("steps=" + STEPS, "threads=1", "parts=2", "batch-size=12", "checkpoint-every=1")) {
      args.addAll(List.of("--set", setting));
    }
    args.addAll(Arrays.asList(more));
    Path log = directory.resolve(name + Arrays.hashCode(more) + ".log");
    return new TrainingProcess(PlateauProcess.start(log, environment, args), out);
  }

  /** Waits until some steps are saved; fails when the process ends before. */
  public void awaitStep(int step) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> lastStep() >= step || !process.isAlive());
    if (!process.isAlive()) {
      throw new AssertionError("It ended before it could be disturbed:\n" + process.log());
    }
  }

  /** The last step that is saved, 0 where none is. */
  int lastStep() throws IOException {
    Path checkpoints = out.resolve("checkpoints");
    if (!Files.isDirectory(checkpoints)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(checkpoints)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("step-\\d+\\.safetensors"))
          .mapToInt(name -> Integer.parseInt(name.replaceAll("\\D", "")))
          .max()
          .orElse(0);
    }
  }

  /** Waits for a good end. */
  public Path prompt() {
    if (process.exitCode() != 0) {
      throw new AssertionError(process.log());
    }
    return out.resolve("adapter_model.safetensors");
  }

  @Override
  public void close() {
    process.close();
  }
}
