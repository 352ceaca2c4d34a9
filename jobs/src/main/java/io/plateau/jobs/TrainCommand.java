package io.plateau.jobs;

import io.plateau.jobs.config.Layer;
import io.plateau.jobs.config.SettingsBinder;
import io.plateau.jobs.config.TrainSettings;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plateau train}: learns a prompt from a feature set. */
@Command(
    name = "train",
    description = {
      "Learns a prompt from a feature set.",
      "",
      "Settings come from a preset, then from --config, then from --set; what is in force is"
          + " logged at the start and saved with the prompt. conf/train.yaml lists them all."
    },
    footer = {
      "  plateau train --features pets.features --model embedded --out pets.prompt \\",
      "      --set method=gcscoop --set rho=0.1 --set shots=16"
    })
public final class TrainCommand extends SparkCommand<TrainArguments> {

  @Mixin private FeatureInputs inputs = new FeatureInputs();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the prompt and its checkpoints go.")
  private String out = "";

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "train",
      description = {
        "Settings to start from, a file of conf/ without its ending: coop, sam, gcscoop, kgcoop,",
        "cocoop, prograd, sample, functional-sam, gc-functional-sam. Default: train."
      })
  private String preset = "";

  @Mixin private SettingOptions settings = new SettingOptions();

  @Option(names = "--resume", description = "Go on from the last checkpoint in --out.")
  private boolean resume;

  @Option(
      names = "--explain",
      description =
          "Say how steps would be shared among workers and what one would cost; no training.")
  private boolean explain;

  TrainCommand(SparkJob<TrainArguments> job) {
    super(job);
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new TrainCommand(new TrainJob()), args);
  }

  @Override
  TrainArguments arguments() throws IOException {
    return new TrainArguments(
        inputs.features(),
        inputs.model(),
        out,
        SettingsBinder.bind(
            TrainSettings.defaults(), settings.over(Layer.preset(preset), sparkOptions())),
        action());
  }

  private TrainArguments.Action action() {
    if (explain) {
      return TrainArguments.Action.EXPLAIN;
    }
    return resume ? TrainArguments.Action.RESUME : TrainArguments.Action.START;
  }
}
