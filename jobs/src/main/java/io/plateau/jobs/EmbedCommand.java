package io.plateau.jobs;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.Job;
import io.plateau.jobs.command.JobCommand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plateau embed}: features of texts or images, for use outside. */
@Command(
    name = "embed",
    description = {
      "Encodes texts or images with a frozen CLIP into a safetensors file: the tensor"
          + " 'embeddings', one row each, and their ids in the metadata."
    },
    footer = {"  plateau embed --model embedded --texts captions.txt --out captions.safetensors"})
public final class EmbedCommand extends JobCommand<EmbedArguments> {

  private final Job<EmbedArguments> job;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "A CLIP in a Hugging Face directory, or the word 'embedded'.")
  private String model = "";

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Input input = new Input();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The safetensors file to write.")
  private String out = "";

  private static final class Input {

    @Option(
        names = "--texts",
        required = true,
        paramLabel = "FILE",
        description = "A text file, one text a line; the line is the id.")
    private @Nullable String texts;

    @Option(
        names = "--images",
        required = true,
        paramLabel = "DIR",
        description = "A directory of images; the relative path is the id.")
    private @Nullable String images;
  }

  EmbedCommand(Job<EmbedArguments> job) {
    this.job = job;
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new EmbedCommand(new EmbedJob()), args);
  }

  @Override
  public EmbedArguments arguments() {
    return input.texts == null
        ? new EmbedArguments(
            model, EmbedArguments.Kind.IMAGES, Objects.requireNonNull(input.images), out)
        : new EmbedArguments(model, EmbedArguments.Kind.TEXTS, input.texts, out);
  }

  @Override
  protected void run(EmbedArguments arguments) throws Exception {
    job.run(arguments);
  }
}
