package io.plateau.jobs;

import io.plateau.jobs.EvaluateArguments.Protocol;
import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.SparkCommand;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.config.Choice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code plateau evaluate}: measures what was learned on the test images of a feature set. */
@Command(
    name = "evaluate",
    description = {
      "Measures a prompt, a steered tower, or a classifier that adapt learned, on the test images of"
          + " a feature set: accuracy, per class as well, and calibration. Writes results.json and report.html."
    },
    footer = {
      "  plateau evaluate --features pets.features --prompt pets.prompt --out pets.results"
    })
public final class EvaluateCommand extends SparkCommand<EvaluateArguments> {

  @Option(
      names = "--features",
      required = true,
      paramLabel = "DIR",
      description = "The feature set, as prepare wrote it.")
  private String features = "";

  @Option(
      names = {"--prompt", "--artifact"},
      required = true,
      paramLabel = "DIR",
      description =
          "The prompt or steered tower, as train wrote it, or the classifier, as adapt did.")
  private String artifact = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where results.json and report.html go.")
  private String out = "";

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      defaultValue = "base-to-new",
      converter = ProtocolConverter.class,
      description = {
        "base-to-new: base classes among themselves, new ones among themselves. all-classes: all",
        "together. generalised: all together, accuracies of base and new classes apart (S, U, H).",
        "Default: base-to-new."
      })
  private Protocol protocol = Protocol.BASE_TO_NEW;

  @Option(
      names = "--texts",
      paramLabel = "FILE",
      description =
          "Text features of classes that a classifier was not learned on, where it was learned"
              + " without a model: .npy or .safetensors, [classes, width].")
  private @Nullable String texts;

  private static final class ProtocolConverter implements ITypeConverter<Protocol> {

    @Override
    public Protocol convert(String name) {
      try {
        return Choice.parse(Protocol.class, name);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("%s (expected: %s)".formatted(name, e.getMessage()));
      }
    }
  }

  EvaluateCommand(SparkJob<EvaluateArguments> job) {
    super(job);
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new EvaluateCommand(new EvaluateJob()), args);
  }

  @Override
  public EvaluateArguments arguments() {
    return new EvaluateArguments(features, artifact, out, protocol, texts);
  }
}
