package io.plateau.jobs.export;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.HadoopFiles;
import io.plateau.jobs.command.Job;
import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.config.Choice;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code plateau export}: what was learned, for programs that are not Plateau. */
@Command(
    name = "export",
    description = {
      "Writes what was learned in the files of other programs.",
      "",
      "Artifacts are safetensors already, which Python reads as they are (docs/export.md); this is for"
          + " those who need something else."
    },
    footer = {"  plateau export --artifact pets.prompt --format coop --out pets.coop"})
public final class ExportCommand extends JobCommand<ExportArguments> {

  private final Job<ExportArguments> job;

  @Option(
      names = "--artifact",
      required = true,
      paramLabel = "DIR",
      description = "What train or adapt wrote.")
  private String artifact = "";

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description = {
        "npy: the text features of the classes for NumPy, and classes.txt.",
        "coop: a prompt as the checkpoint that the trainers CoOp and CoCoOp load."
      })
  private ExportFormat format = ExportFormat.NPY;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The directory to write; files of the same name are replaced.")
  private String out = "";

  private static final class FormatConverter implements ITypeConverter<ExportFormat> {

    @Override
    public ExportFormat convert(String name) {
      try {
        return Choice.parse(ExportFormat.class, name);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("%s (expected: %s)".formatted(name, e.getMessage()));
      }
    }
  }

  ExportCommand(Job<ExportArguments> job) {
    this.job = job;
  }

  public static ExportCommand toFiles() {
    return new ExportCommand(
        arguments -> new ExportJob(HadoopFiles.configuration()).run(arguments));
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(toFiles(), args);
  }

  @Override
  public ExportArguments arguments() {
    return new ExportArguments(artifact, format, out);
  }

  @Override
  protected void run(ExportArguments arguments) throws Exception {
    job.run(arguments);
  }
}
