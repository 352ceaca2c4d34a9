package io.plateau.jobs.continual;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.HadoopFiles;
import io.plateau.jobs.command.SettingOptions;
import io.plateau.jobs.command.SparkCommand;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.config.Layer;
import io.plateau.jobs.config.ScenarioFile;
import io.plateau.jobs.config.SettingsBinder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plateau continual}: learns task after task, and says what that cost. */
@Command(
    name = "continual",
    description = {
      "Learns a stream of tasks by one strategy, and scores every task after each of them.",
      "",
      "Settings come from a preset, then from --config, then from --strategy and --set; what is in"
          + " force is saved with the results. conf/continual/default.yaml and conf/train.yaml list"
          + " them all, docs/continual.md what each strategy does."
    },
    footer = {
      "  plateau continual --scenario conf/continual/scenarios/demo.yaml --preset demo \\",
      "      --strategy replay --model embedded --out stream-replay"
    })
public final class ContinualCommand extends SparkCommand<ContinualArguments> {

  @Option(
      names = "--scenario",
      required = true,
      paramLabel = "FILE",
      description = "The stream, as YAML; any path that Hadoop can read. docs/continual.md")
  private String scenario = "";

  @Option(
      names = "--strategy",
      required = true,
      paramLabel = "NAME",
      description = {
        "zero-shot, ncm, rail, ranpac, sequential, joint; or remedies of one prompt, joined by plus"
            + " signs, such as replay+ewc: replay, der++, a-gem, lwf, distill, mod-x, ewc, averaging,"
            + " text-anchor."
      })
  private String strategy = "";

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The CLIP that made the features, or the word 'embedded'.")
  private String model = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the matrix, the metrics and what was learned go.")
  private String out = "";

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "Settings to start from, a file of conf/continual/: default or demo.")
  private String preset = "";

  @Mixin private SettingOptions settings = new SettingOptions();

  @Option(names = "--resume", description = "Go on with the run that is in --out.")
  private boolean resume;

  public ContinualCommand(SparkJob<ContinualArguments> job) {
    super(job);
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new ContinualCommand(new ContinualJob()), args);
  }

  @Override
  public ContinualArguments arguments() throws IOException {
    List<Layer> layers =
        new ArrayList<>(settings.over(Layer.preset("continual/" + preset), sparkOptions()));
    layers.add(layers.size() - 1, Layer.assignments("--strategy", List.of("strategy=" + strategy)));
    ContinualSettings bound = SettingsBinder.bind(ContinualSettings.defaults(), layers);
    String text = new String(HadoopFiles.read(scenario, sparkOptions()), StandardCharsets.UTF_8);
    return new ContinualArguments(
        ScenarioFile.parse(scenario, text),
        model,
        out,
        bound,
        resume ? ContinualArguments.Action.RESUME : ContinualArguments.Action.START);
  }
}
