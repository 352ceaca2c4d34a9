package io.plateau.jobs.contest;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.FeatureInputs;
import io.plateau.jobs.command.SettingOptions;
import io.plateau.jobs.command.SparkCommand;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.config.GeneratorFitSettings;
import io.plateau.jobs.config.Layer;
import io.plateau.jobs.config.LearnerKind;
import io.plateau.jobs.config.NearestName;
import io.plateau.jobs.config.SettingsBinder;
import io.plateau.jobs.config.SteerSettings;
import io.plateau.jobs.config.TrainSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
          + " or learners on features, scores them on base and on new classes, and writes a report of"
          + " the differences. As many go on at a time as there are cores. The trainings that an"
          + " interrupted run has left in --out are picked up.",
      "",
      "Settings come from conf/demo.yaml, then from --config, then from --set; method, radius and"
          + " seed are the preset's."
    },
    footer = {
      "  plateau compare --features pets.features --model embedded --out pets.compared",
      "  plateau compare --features pets.features --model embedded --out pets.learners \\",
      "      --preset features"
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
        "updates: every update rule. demo: CoOp, SAM and GCSCoOp alone. features: learners on"
            + " features and prompts, each alone and with synthetic features of the new classes."
            + " steering: TOAST and TOAST-Lite against a probe and prompts.",
        "Default: updates."
      })
  private String preset = "";

  @Option(
      names = "--full",
      description = "Ten seeds instead of three; updates: and five radii instead of three.")
  private boolean full;

  @Mixin private SettingOptions settings = new SettingOptions();

  @Option(
      names = "--target",
      paramLabel = "DIR",
      description =
          "features: another feature set of the same model, on whose classes everything is scored"
              + " as well after learning all classes of this one.")
  private @Nullable String target;

  @Option(
      names = "--generator-set",
      paramLabel = "KEY=VALUE",
      description =
          "features: one setting of the generators, such as beta=0.01; conf/ship.yaml lists them."
              + " Repeatable.")
  private List<String> generator = new ArrayList<>();

  @Option(
      names = "--steering-set",
      paramLabel = "KEY=VALUE",
      description =
          "steering: one setting of all steered towers, such as epochs=30; conf/toast.yaml lists"
              + " them. Repeatable.")
  private List<String> steering = new ArrayList<>();

  @Option(
      names = "--learners",
      paramLabel = "NAMES",
      split = ",",
      description = "features: some of the learners on features, such as gda,lp++. Default: all.")
  private List<String> learners = new ArrayList<>();

  public CompareCommand(SparkJob<CompareArguments> job) {
    super(job);
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new CompareCommand(new CompareJob()), args);
  }

  @Override
  public CompareArguments arguments() throws IOException {
    List<Layer> layers = settings.over(Layer.preset("demo"), sparkOptions());
    layers.forEach(CompareCommand::requireNoneOwn);
    return new CompareArguments(
        inputs.features(),
        inputs.model(),
        out,
        contest(),
        full ? ExperimentSize.FULL : ExperimentSize.QUICK,
        SettingsBinder.bind(TrainSettings.defaults(), layers));
  }

  private Contest contest() throws IOException {
    if (preset.equals(LearnerContest.NAME)) {
      return new LearnerContest(generatorSettings(), Optional.ofNullable(target), kinds());
    }
    if (preset.equals(SteeringContest.NAME)) {
      requireNone("--target", target == null ? List.of() : List.of(target));
      requireNone("--generator-set", generator);
      requireNone("--learners", learners);
      return new SteeringContest(
          SettingsBinder.bind(
              SteerSettings.defaults(),
              List.of(
                  Layer.preset("toast"),
                  Layer.assignments("compare", List.of("threads=1", "parts=1")),
                  Layer.assignments("--steering-set", steering))));
    }
    requireNone("--steering-set", steering);
    requireNone("--target", target == null ? List.of() : List.of(target));
    requireNone("--generator-set", generator);
    requireNone("--learners", learners);
    return Contest.named(preset);
  }

  /** The learners that were named, or all that learn something. */
  private List<LearnerKind> kinds() {
    List<LearnerKind> all =
        Arrays.stream(LearnerKind.values()).filter(kind -> kind != LearnerKind.ZERO_SHOT).toList();
    List<String> known = all.stream().map(LearnerKind::label).toList();
    for (String name : learners) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "--learners: %s (expected: %s)".formatted(name, NearestName.expected(name, known)));
      }
    }
    return all.stream()
        .filter(kind -> learners.isEmpty() || learners.contains(kind.label()))
        .toList();
  }

  private static void requireNone(String option, List<String> given) {
    if (!given.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: %s (expected: none with this preset; see --help)"
              .formatted(option, String.join(",", given)));
    }
  }

  private GeneratorFitSettings generatorSettings() throws IOException {
    Layer own = Layer.assignments("--generator-set", generator);
    for (String key : LearnerContest.OWN) {
      requireNot(key, own);
    }
    return SettingsBinder.bind(
        GeneratorFitSettings.defaults(),
        List.of(
            Layer.preset("ship"), Layer.assignments("compare", LearnerContest.FEW_FEATURES), own));
  }

  private static void requireNoneOwn(Layer layer) {
    OWN.forEach(key -> requireNot(key, layer));
  }

  private static void requireNot(String key, Layer layer) {
    String value = layer.values().get(key);
    if (value != null) {
      throw new IllegalArgumentException(
          "%s: %s, from %s (expected: left to the preset, which tries several)"
              .formatted(key, value, layer.source()));
    }
  }
}
