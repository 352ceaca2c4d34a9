package io.plateau.jobs;

import io.plateau.continual.scenario.ScenarioPlan;
import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.HadoopFiles;
import io.plateau.jobs.command.SettingOptions;
import io.plateau.jobs.command.SparkCommand;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.config.Layer;
import io.plateau.jobs.config.ScenarioFile;
import io.plateau.jobs.config.SettingsBinder;
import io.plateau.jobs.continual.StreamLearning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plateau continual}: learns task after task, and says what that cost. */
@Command(
    name = "continual",
    description = {
      "Learns a stream of tasks by a strategy, and scores every task after each of them.",
      "",
      "Several streams, strategies or seeds are a sweep: every strategy on every stream with every"
          + " seed, as one Spark application, each run in a folder of its own, STREAM/STRATEGY/seed-N."
          + " The first strategy is the one that the others are compared with in report.html.",
      "",
      "Settings come from a preset, then from --config, then from --strategy and --set; what is in"
          + " force is saved with the results. conf/continual/default.yaml and conf/train.yaml list"
          + " them all, docs/continual.md what each strategy does."
    },
    footer = {
      "  plateau continual --scenario conf/continual/scenarios/demo.yaml --preset demo \\",
      "      --strategy replay --model embedded --out stream-replay",
      "",
      "  plateau continual --scenario conf/continual/scenarios/demo.yaml --preset demo \\",
      "      --strategy sequential,replay,rail --seeds 1,2,3 --model embedded --out sweep"
    })
public final class ContinualCommand extends SparkCommand<ContinualArguments> {

  @Option(
      names = "--scenario",
      required = true,
      paramLabel = "FILE",
      description = {
        "The stream, as YAML; any path that Hadoop can read. docs/continual.md",
        "Repeatable; the names of the files name the streams."
      })
  private List<String> scenarios = new ArrayList<>();

  @Option(
      names = "--strategy",
      required = true,
      paramLabel = "NAME",
      split = ",",
      description = {
        "zero-shot, ncm, rail, ranpac, sequential, joint, s-prompts, gaussian-key, star-prompt,"
            + " adapter-mixture; or remedies of one prompt, joined by plus signs, such as"
            + " replay+ewc: replay, der++, gaussian-replay, mixture-replay, ship-replay, a-gem, lwf,"
            + " distill, mod-x, ewc, averaging, text-anchor. Several, with commas, are a sweep."
      })
  private List<String> strategies = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      split = ",",
      description = "Seeds of a sweep, with commas. Default: the setting seed.")
  private List<Long> seeds = new ArrayList<>();

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

  @Option(
      names = "--parallel-runs",
      paramLabel = "N",
      description = {
        "Runs of a sweep at a time. Default: slots of Spark / (parts x threads), and one where"
            + " threads is 0, which takes all cores."
      })
  private int parallelRuns;

  @Option(
      names = "--resume",
      description = {
        "Go on with what is in --out. Strategies, streams and seeds may be added to a sweep."
      })
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
    Map<String, ScenarioPlan> orders = new LinkedHashMap<>();
    for (String scenario : scenarios) {
      String text = new String(HadoopFiles.read(scenario, sparkOptions()), StandardCharsets.UTF_8);
      if (orders.put(name(scenario), ScenarioFile.parse(scenario, text)) != null) {
        throw new IllegalArgumentException(
            "--scenario: %s (expected: files of different names, as these name the streams)"
                .formatted(scenario));
      }
    }
    List<ContinualSettings> bound = new ArrayList<>();
    if (seeds.isEmpty()) {
      for (String strategy : strategies) {
        bound.add(settings("strategy=" + strategy));
      }
    }
    for (long seed : seeds) {
      for (String strategy : strategies) {
        bound.add(settings("strategy=" + strategy, "seed=" + seed));
      }
    }
    return new ContinualArguments(
        orders,
        model,
        out,
        bound,
        parallelRuns,
        resume ? StreamLearning.Start.RESUME : StreamLearning.Start.ANEW);
  }

  private ContinualSettings settings(String... swept) throws IOException {
    List<Layer> layers =
        new ArrayList<>(settings.over(Layer.preset("continual/" + preset), sparkOptions()));
    layers.add(
        layers.size() - 1,
        Layer.assignments(
            seeds.isEmpty() ? "--strategy" : "--strategy and --seeds", List.of(swept)));
    return SettingsBinder.bind(ContinualSettings.defaults(), layers);
  }

  /** The last part of a path, without its ending. */
  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
  }
}
