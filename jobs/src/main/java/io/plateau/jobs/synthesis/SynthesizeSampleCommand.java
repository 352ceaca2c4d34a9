package io.plateau.jobs.synthesis;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.HadoopFiles;
import io.plateau.jobs.command.SparkCommand;
import io.plateau.jobs.command.SparkJob;
import io.plateau.synthesis.SamplePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plateau synthesize sample}: draws features of classes from their names. */
@Command(
    name = "sample",
    description = {
      "Draws features of classes from their names and writes them as a feature set, which every"
          + " command takes that reads training rows.",
      "",
      "The same seed gives the same bytes. Run again, it goes on where it was interrupted."
    },
    footer = {
      "  plateau synthesize sample --generator pets.gen --classes new.txt --per-class 16 \\",
      "      --out pets.drawn"
    })
public final class SynthesizeSampleCommand extends SparkCommand<SynthesizeSampleArguments> {

  @Option(
      names = "--generator",
      required = true,
      paramLabel = "DIR",
      description = "The generator, as synthesize fit wrote it.")
  private String generator = "";

  @Option(
      names = "--classes",
      required = true,
      paramLabel = "FILE",
      description =
          "Names of classes, one a line; blank lines and lines that begin with # are left out.")
  private String classes = "";

  @Option(
      names = "--per-class",
      required = true,
      paramLabel = "N",
      description = "Features of each class.")
  private int perClass;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the feature set goes.")
  private String out = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another one gives other features. Default: 1.")
  private long seed;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Where the generator's CLIP is now. Default: where it was fitted with it.")
  private @Nullable String model;

  public SynthesizeSampleCommand(SparkJob<SynthesizeSampleArguments> job) {
    super(job);
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new SynthesizeSampleCommand(new SynthesizeSampleJob()), args);
  }

  @Override
  public SynthesizeSampleArguments arguments() throws IOException {
    List<String> names =
        ClassNamesFile.parse(
            classes, new String(HadoopFiles.read(classes, sparkOptions()), StandardCharsets.UTF_8));
    return new SynthesizeSampleArguments(
        generator, model, new SamplePlan(names, perClass, seed), out);
  }
}
