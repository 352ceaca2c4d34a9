package io.plateau.jobs;

import io.plateau.jobs.config.Layer;
import io.plateau.jobs.config.SettingsBinder;
import io.plateau.jobs.config.TrainSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plateau compare}: update rules over radii and seeds, on one feature set. */
@Command(
    name = "compare",
    description = {
      "Trains prompts with many update rules, radii and seeds on the base classes of a feature set,"
          + " scores them on base and on new classes, and writes a report of the differences."
          + " As many go on at a time as there are cores. What an interrupted run has left in --out"
          + " is picked up.",
      "",
      "Settings come from conf/demo.yaml, then from --config, then from --set; method, radius and"
          + " seed are the preset's."
    },
    footer = {
      "  plateau compare --features pets.features --model embedded --out pets.compared",
      "  plateau compare --features demo-out/features --model embedded --out compared --full"
    })
public final class CompareCommand extends SparkCommand<CompareArguments> {

  /** What trials set themselves. */
  private static final Set<String> OWN = Set.of("method", "rho", "seed");

  @Mixin private FeatureInputs inputs = new FeatureInputs();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the prompts go, results.json and report.html.")
  private String out = "";

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "updates",
      description = {
        "updates: every update rule. demo: CoOp, SAM and GCSCoOp alone.",
        "Default: updates."
      })
  private String preset = "";

  @Option(
      names = "--full",
      description = "updates: five radii and ten seeds instead of three and three.")
  private boolean full;

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

  CompareCommand(SparkJob<CompareArguments> job) {
    super(job);
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new CompareCommand(new CompareJob()), args);
  }

  @Override
  CompareArguments arguments() throws IOException {
    return new CompareArguments(
        inputs.features(),
        inputs.model(),
        out,
        ComparePreset.named(preset),
        full ? ExperimentSize.FULL : ExperimentSize.QUICK,
        SettingsBinder.bind(TrainSettings.defaults(), layers()));
  }

  private List<Layer> layers() throws IOException {
    List<Layer> layers = new ArrayList<>();
    layers.add(Layer.preset("demo"));
    if (config != null) {
      layers.add(withoutOwn(Layer.file(config, path -> HadoopFiles.read(path, sparkOptions()))));
    }
    layers.add(withoutOwn(Layer.assignments("--set", assignments)));
    return layers;
  }

  private static Layer withoutOwn(Layer layer) {
    for (String key : OWN) {
      String value = layer.values().get(key);
      if (value != null) {
        throw new IllegalArgumentException(
            "%s: %s, from %s (expected: left to the preset, which tries several)"
                .formatted(key, value, layer.source()));
      }
    }
    return layer;
  }
}
