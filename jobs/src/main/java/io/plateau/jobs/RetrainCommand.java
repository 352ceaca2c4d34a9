package io.plateau.jobs;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.FeatureInputs;
import io.plateau.jobs.command.SettingOptions;
import io.plateau.jobs.command.SparkCommand;
import io.plateau.jobs.config.Layer;
import io.plateau.jobs.config.RetrainSettings;
import io.plateau.jobs.config.SettingsBinder;
import io.plateau.jobs.retrain.Outcome;
import io.plateau.jobs.retrain.RetrainRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plateau retrain}: learns a category set more, and promotes it if nothing got worse. */
@Command(
    name = "retrain",
    description = {
      "Learns one category set more on from the version in use, compares both versions on the same"
          + " images of every set, registers the new one, and puts it into use if the gate holds.",
      "",
      "--features may be a folder of feature sets: then the first is learned, by name, that was"
          + " neither learned nor held back before; nothing is done where there is none.",
      "",
      "The gate: no set that was learned before and no held-out set may drop, the new set must not"
          + " be worse than before, and no calibration error may rise, each by more than its"
          + " tolerance. The decision is decision.json and decision.html in the version's directory.",
      "",
      "Settings come from a preset, then from --config, then from --strategy and --set."
          + " conf/retrain.yaml lists those of the gate, conf/continual/default.yaml and"
          + " conf/train.yaml the others; docs/retrain.md tells the whole.",
      "",
      "Exit codes: 0 promoted, or nothing to do; 1 failed; 2 wrong use; 3 held back."
    },
    footer = {
      "  plateau registry init --registry pets",
      "  plateau retrain --registry pets --features cats.features --strategy replay \\",
      "      --model embedded --held-out birds.features"
    })
public final class RetrainCommand extends SparkCommand<RetrainArguments> {

  private static final int HELD_BACK = 3;

  private final RetrainJob job;

  @Option(
      names = "--registry",
      required = true,
      paramLabel = "DIR",
      description = "The registry, as plateau registry init made it.")
  private String registry = "";

  @Mixin private FeatureInputs inputs = new FeatureInputs();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "What results call the set, with a number where another is called so. Default: the last part of its path.")
  private @Nullable String name;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description =
          "What learns, any strategy of plateau continual, such as replay+ewc. Default: what settings say.")
  private @Nullable String strategy;

  @Option(
      names = "--held-out",
      paramLabel = "DIR",
      description =
          "A feature set that is never learned, and must not get worse. Repeatable; those of"
              + " the version in use stay.")
  private List<String> heldOut = new ArrayList<>();

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "retrain",
      description = "Settings to start from, a file of conf/ without its ending. Default: retrain.")
  private String preset = "";

  @Mixin private SettingOptions settings = new SettingOptions();

  @Option(
      names = "--resume",
      description = "Go on with the same run where it was broken off, or start it.")
  private boolean resume;

  public RetrainCommand(RetrainJob job) {
    super(job);
    this.job = job;
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new RetrainCommand(new RetrainJob()), args);
  }

  @Override
  public RetrainArguments arguments() throws IOException {
    List<Layer> layers = new ArrayList<>(settings.over(Layer.preset(preset), sparkOptions()));
    if (strategy != null) {
      layers.add(
          layers.size() - 1, Layer.assignments("--strategy", List.of("strategy=" + strategy)));
    }
    RetrainSettings bound = SettingsBinder.bind(RetrainSettings.defaults(), layers);
    return new RetrainArguments(
        registry,
        inputs.model(),
        new RetrainRequest(
            inputs.features(),
            name,
            heldOut,
            bound,
            resume ? RetrainRequest.Action.RESUME : RetrainRequest.Action.START));
  }

  @Override
  protected int exitCode() {
    return job.outcome() == Outcome.HELD_BACK ? HELD_BACK : ExitCode.OK;
  }
}
