package io.plateau.jobs.command;

import io.plateau.jobs.config.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands whose settings start from a preset. */
public final class SettingOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML with settings that differ; any path that Hadoop can read.")
  private @Nullable String config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, such as epochs=100. Repeatable.")
  private List<String> assignments = new ArrayList<>();

  /** What was given, over nothing. */
  public List<Layer> given(SparkOptions spark) throws IOException {
    List<Layer> layers = new ArrayList<>();
    if (config != null) {
      layers.add(Layer.file(config, path -> HadoopFiles.read(path, spark)));
    }
    layers.add(Layer.assignments("--set", assignments));
    return layers;
  }

  /**
   * What was given, each layer over the one before it.
   *
   * @throws IOException if the file cannot be read
   */
  public List<Layer> over(Layer preset, SparkOptions spark) throws IOException {
    List<Layer> layers = new ArrayList<>();
    layers.add(preset);
    layers.addAll(given(spark));
    return layers;
  }
}
