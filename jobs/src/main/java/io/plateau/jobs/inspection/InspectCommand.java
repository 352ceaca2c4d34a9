package io.plateau.jobs.inspection;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.Job;
import io.plateau.jobs.command.JobCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plateau inspect}: says what a directory is, and whether it is whole. */
@Command(
    name = "inspect",
    description = {
      "Says what a feature set, a prompt, a classifier, a steered tower, a generator or a model directory"
          + " is, and whether it is whole.",
      "",
      "It is read from end to end; the exit code is 1 if anything is missing or damaged."
    },
    footer = {"  plateau inspect pets.features"})
public final class InspectCommand extends JobCommand<InspectArguments> {

  private final Job<InspectArguments> job;

  @Parameters(paramLabel = "DIR", description = "The directory.")
  private String directory = "";

  InspectCommand(Job<InspectArguments> job) {
    this.job = job;
  }

  public static InspectCommand ofEveryKind() {
    return new InspectCommand(
        new InspectJob(
            List.of(
                new FeatureSetDirectory(),
                new AdapterDirectory(),
                new SteeringDirectory(),
                new PromptDirectory(),
                new GeneratorDirectory(),
                new ModelDirectory()),
            new PrintWriter(System.out, true, StandardCharsets.UTF_8)));
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(ofEveryKind(), args);
  }

  @Override
  public InspectArguments arguments() {
    return new InspectArguments(directory);
  }

  @Override
  protected void run(InspectArguments arguments) throws Exception {
    job.run(arguments);
  }
}
