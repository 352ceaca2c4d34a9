package io.plateau.jobs;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.SparkCommand;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.config.Choice;
import io.plateau.jobs.prediction.PredictionFormat;
import io.plateau.jobs.prediction.PredictionInput;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plateau predict}: labels images in batch. */
@Command(
    name = "predict",
    description = {
      "Says what images show: the most probable classes of every image of a folder, a manifest or a"
          + " feature set, with their probabilities, by whatever train or adapt learned.",
      "",
      "Images that cannot be used are set aside, with the reason, in a table of their own. Run"
          + " again, an interrupted run goes on where it was. docs/predict.md has the columns."
    },
    footer = {
      "  plateau predict --artifact pets.prompt --images new-photos --out pets.predictions",
      "  plateau predict --registry models --features pets.features --format csv --out labels"
    })
public final class PredictCommand extends SparkCommand<PredictArguments> {

  @Mixin private ArtifactOptions artifact = new ArtifactOptions();

  @Mixin private LabelOptions labels = new LabelOptions();

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Input input = new Input();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the predictions go.")
  private String out = "";

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "parquet",
      description = "parquet, csv or jsonl. Default: parquet.")
  private String format = "";

  @Option(
      names = "--calibrate",
      paramLabel = "DIR",
      description =
          "A feature set of the same classes: divide logits by the temperature that fits its"
              + " validation rows best, or its training rows where it has none.")
  private @Nullable String calibrate;

  @Option(
      names = "--texts",
      paramLabel = "FILE",
      description =
          "Text features of these classes, where a classifier was learned without a model: .npy or"
              + " .safetensors, [classes, width].")
  private @Nullable String texts;

  @Mixin private ImageLimitOptions limits = new ImageLimitOptions();

  private static final class Input {

    @Option(
        names = "--images",
        required = true,
        paramLabel = "DIR",
        description = "A folder of images, with or without folders in it; any Hadoop path.")
    private @Nullable String images;

    @Option(
        names = "--manifest",
        required = true,
        paramLabel = "FILE",
        description =
            "A table of image files in CSV, JSONL or Parquet (docs/sources.md); no labels needed.")
    private @Nullable String manifest;

    @Option(
        names = "--features",
        required = true,
        paramLabel = "DIR",
        description = "A feature set, as prepare wrote it: all splits, plain views.")
    private @Nullable String features;

    PredictionInput.Kind kind() {
      if (images != null) {
        return PredictionInput.Kind.IMAGES;
      }
      return manifest != null ? PredictionInput.Kind.MANIFEST : PredictionInput.Kind.FEATURES;
    }

    String place() {
      return Objects.requireNonNull(
          switch (kind()) {
            case IMAGES -> images;
            case MANIFEST -> manifest;
            case FEATURES -> features;
          });
    }
  }

  PredictCommand(SparkJob<PredictArguments> job) {
    super(job);
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new PredictCommand(new PredictJob()), args);
  }

  @Override
  public PredictArguments arguments() {
    return new PredictArguments(
        artifact.place(),
        input.kind(),
        input.place(),
        out,
        format(format),
        labels.topK(),
        labels.abstain(),
        calibrate,
        labels.model(),
        labels.classes(),
        texts,
        new PredictionInput.Limits(limits.maxPixels(), limits.maxFileBytes()));
  }

  private static PredictionFormat format(String name) {
    try {
      return Choice.parse(PredictionFormat.class, name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--format: %s (expected: %s)".formatted(name, e.getMessage()), e);
    }
  }
}
