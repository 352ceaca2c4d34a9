package io.plateau.jobs.synthesis;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.FeatureInputs;
import io.plateau.jobs.command.SettingOptions;
import io.plateau.jobs.command.SparkCommand;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.config.GeneratorFitSettings;
import io.plateau.jobs.config.Layer;
import io.plateau.jobs.config.SettingsBinder;
import io.plateau.jobs.synthesis.SynthesizeFitArguments.Start;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plateau synthesize fit}: learns a generator from a feature set. */
@Command(
    name = "fit",
    description = {
      "Learns a generator of features from the training images of a feature set, and reports what"
          + " it is like.",
      "",
      "Settings come from a preset, then from --config, then from --set; what is in force is"
          + " logged at the start and saved with the generator. conf/ship.yaml lists them all."
    },
    footer = {
      "  plateau synthesize fit --features pets.features --model embedded --out pets.gen \\",
      "      --set classes=base --set beta=0.01 --set batch-size=32"
    })
public final class SynthesizeFitCommand extends SparkCommand<SynthesizeFitArguments> {

  @Mixin private FeatureInputs inputs = new FeatureInputs();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the generator and its checkpoints go.")
  private String out = "";

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "ship",
      description =
          "Settings to start from, a file of conf/ without its ending. Default: ship, its authors'.")
  private String preset = "";

  @Mixin private SettingOptions settings = new SettingOptions();

  @Option(names = "--resume", description = "Go on from the last checkpoint in --out.")
  private boolean resume;

  public SynthesizeFitCommand(SparkJob<SynthesizeFitArguments> job) {
    super(job);
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new SynthesizeFitCommand(new SynthesizeFitJob()), args);
  }

  @Override
  public SynthesizeFitArguments arguments() throws IOException {
    return new SynthesizeFitArguments(
        inputs.features(),
        inputs.model(),
        out,
        SettingsBinder.bind(
            GeneratorFitSettings.defaults(), settings.over(Layer.preset(preset), sparkOptions())),
        resume ? Start.LAST_CHECKPOINT : Start.FIRST_STEP);
  }
}
