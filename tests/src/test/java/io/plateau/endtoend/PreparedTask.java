package io.plateau.endtoend;

import io.plateau.jobs.CommandRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The feature set of {@link DrawnTask} under the embedded model, prepared once per JVM. */
public final class PreparedTask {

  private static final Path DIRECTORY = prepare();

  private PreparedTask() {}

  /** The feature set. */
  public static Path features() {
    return DIRECTORY.resolve("features");
  }

  /** The images that it was made from. */
  public static Path images() {
    return DIRECTORY.resolve("images");
  }

  /** Trains with few steps; {@code settings} are {@code key=value}. */
  public static CommandRun train(Path out, String... settings) {
    List<String> args =
        new java.util.ArrayList<>(
            List.of(
                "train",
                "--features",
                features().toString(),
                "--model",
                "embedded",
                "--out",
                out.toString()));
    for (String setting : settings) {
      args.add("--set");
      args.add(setting);
    }
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static Path prepare() {
    try {
      Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "task");
      DrawnTask.write(directory.resolve("images"));
      CommandRun.done(
          "prepare",
          "--source",
          directory.resolve("images").toString(),
          "--model",
          "embedded",
          "--views",
          "2",
          "--out",
          directory.resolve("features").toString());
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
