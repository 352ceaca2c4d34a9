package io.plateau.jobs;

import io.plateau.jobs.SteerArguments.Start;
import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.FeatureInputs;
import io.plateau.jobs.command.SettingOptions;
import io.plateau.jobs.command.SparkCommand;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.config.Layer;
import io.plateau.jobs.config.SettingsBinder;
import io.plateau.jobs.config.SteerSettings;
import io.plateau.jobs.config.TrainSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code plateau train}: learns a prompt from a feature set, or what steers the image tower.
 *
 * <p>The method decides which, and with it which settings there are: so it is looked at before
 * settings are bound, and the arguments of two jobs come out. Two commands would ask people to know
 * what kind of thing a method learns before they can name it.
 */
@Command(
    name = "train",
    description = {
      "Learns a prompt from a feature set, or with method=toast or toast-lite what steers the image"
          + " tower from one that was prepared with --tokens.",
      "",
      "Settings come from a preset, then from --config, then from --set; what is in force is"
          + " logged at the start and saved with what was learned. conf/train.yaml and conf/toast.yaml list them all."
    },
    footer = {
      "  plateau train --features pets.features --model embedded --out pets.prompt \\",
      "      --set method=gcscoop --set rho=0.1 --set shots=16",
      "  plateau train --features pets.tokens --model embedded --out pets.toast --set method=toast"
    })
public final class TrainCommand extends SparkCommand<LearnArguments> {

  private static final String METHOD = "method";

  @Mixin private FeatureInputs inputs = new FeatureInputs();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where what is learned and checkpoints go.")
  private String out = "";

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = {
        "Settings to start from, a file of conf/ without its ending: coop, sam, gcscoop, kgcoop,",
        "cocoop, prograd, sample, functional-sam, gc-functional-sam, toast. Default: train, or toast",
        "with a method of it."
      })
  private @Nullable String preset;

  @Mixin private SettingOptions settings = new SettingOptions();

  @Option(names = "--resume", description = "Go on from the last checkpoint in --out.")
  private boolean resume;

  @Option(
      names = "--explain",
      description =
          "Say how steps would be shared among workers and what one would cost; no training.")
  private boolean explain;

  TrainCommand(SparkJob<LearnArguments> job) {
    super(job);
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new TrainCommand(new LearnJob()), args);
  }

  @Override
  public LearnArguments arguments() throws IOException {
    List<Layer> layers = new ArrayList<>(settings.given(sparkOptions()));
    if (preset != null) {
      layers.add(0, Layer.preset(preset));
    }
    boolean steers = Layer.last(layers, METHOD).filter(SteerSettings::knowsMethod).isPresent();
    if (preset == null) {
      layers.add(0, Layer.preset(steers ? "toast" : "train"));
    }
    return steers ? steer(layers) : train(layers);
  }

  private TrainArguments train(List<Layer> layers) {
    return new TrainArguments(
        inputs.features(),
        inputs.model(),
        out,
        SettingsBinder.bind(TrainSettings.defaults(), layers),
        action());
  }

  private SteerArguments steer(List<Layer> layers) {
    if (explain) {
      throw new IllegalArgumentException(
          "--explain: given (expected: not with %s, whose steps are always shared by images)"
              .formatted(Layer.last(layers, METHOD).orElseThrow()));
    }
    return new SteerArguments(
        inputs.features(),
        inputs.model(),
        out,
        SettingsBinder.bind(SteerSettings.defaults(), layers),
        resume ? Start.LAST_CHECKPOINT : Start.FIRST_STEP);
  }

  private TrainArguments.Action action() {
    if (explain) {
      return TrainArguments.Action.EXPLAIN;
    }
    return resume ? TrainArguments.Action.RESUME : TrainArguments.Action.START;
  }
}
