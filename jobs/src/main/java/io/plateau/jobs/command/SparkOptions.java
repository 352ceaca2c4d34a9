package io.plateau.jobs.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where and how Spark runs, for all commands that need it. */
public final class SparkOptions {

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = {
        "Spark master, such as local[2] or spark://host:7077.",
        "Default: what spark-submit says, else this process with all its cores."
      })
  private @Nullable String master;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A Spark setting, such as spark.executor.memory=8g. Repeatable.")
  private Map<String, String> conf = new LinkedHashMap<>();

  public Optional<String> master() {
    return Optional.ofNullable(master);
  }

  Map<String, String> conf() {
    return conf;
  }
}
