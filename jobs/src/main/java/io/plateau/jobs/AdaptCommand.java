package io.plateau.jobs;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.HadoopFiles;
import io.plateau.jobs.command.SparkCommand;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.config.AdaptSettings;
import io.plateau.jobs.config.Layer;
import io.plateau.jobs.config.SettingsBinder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plateau adapt}: learns a classifier from cached features. */
@Command(
    name = "adapt",
    description = {
      "Learns a classifier from cached features: probes, caches, adapters and closed forms.",
      "",
      "Settings come from a preset, then from --config, then from --learner and --set; what is in"
          + " force is logged at the start and saved with the classifier. conf/adapt.yaml lists"
          + " them all, docs/learners-on-features.md what each learner does."
    },
    footer = {
      "  plateau adapt --features pets.features --model embedded --learner tip-adapter \\",
      "      --out pets.tip --set shots=16"
    })
public final class AdaptCommand extends SparkCommand<AdaptArguments> {

  @Option(
      names = "--features",
      required = true,
      paramLabel = "DIR",
      description = "The feature set, as prepare wrote it.")
  private String features = "";

  @Mixin private TextOptions texts = new TextOptions();

  @Option(
      names = "--learner",
      required = true,
      paramLabel = "NAME",
      description = {
        "zero-shot, nearest-class-mean, gda, linear-probe, tip-adapter, tip-adapter-f,",
        "clip-adapter, cross-modal or lp++."
      })
  private String learner = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the classifier goes.")
  private String out = "";

  @Option(
      names = "--synthetic",
      paramLabel = "DIR",
      description =
          "Synthetic features to learn from as well, of classes with or without images, or of"
              + " others.")
  private @Nullable String synthetic;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "adapt",
      description = "Settings to start from, a file of conf/ without its ending. Default: adapt.")
  private String preset = "";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML with settings that differ; any path that Hadoop can read.")
  private @Nullable String config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, such as shots=4. Repeatable.")
  private List<String> assignments = new ArrayList<>();

  AdaptCommand(SparkJob<AdaptArguments> job) {
    super(job);
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new AdaptCommand(new AdaptJob()), args);
  }

  @Override
  public AdaptArguments arguments() throws IOException {
    return new AdaptArguments(
        features,
        texts.source(),
        synthetic,
        out,
        SettingsBinder.bind(AdaptSettings.defaults(), layers()));
  }

  private List<Layer> layers() throws IOException {
    List<Layer> layers = new ArrayList<>();
    layers.add(Layer.preset(preset));
    if (config != null) {
      layers.add(Layer.file(config, path -> HadoopFiles.read(path, sparkOptions())));
    }
    layers.add(Layer.assignments("--learner", List.of("learner=" + learner)));
    layers.add(Layer.assignments("--set", assignments));
    return layers;
  }
}
