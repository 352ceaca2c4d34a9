package io.plateau.jobs;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.Job;
import io.plateau.jobs.command.JobCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plateau pretrain}: trains the embedded model anew. */
@Command(
    name = "pretrain",
    description = {
      "Trains the small CLIP that comes with Plateau anew, on images and captions that it draws"
          + " itself, and measures it on attribute combinations it has never seen."
    },
    footer = {"  plateau pretrain --out my-clip"})
public final class PretrainCommand extends JobCommand<PretrainArguments> {

  private final Job<PretrainArguments> job;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the model goes, as a Hugging Face directory.")
  private String out = "";

  PretrainCommand(Job<PretrainArguments> job) {
    this.job = job;
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new PretrainCommand(new PretrainJob()), args);
  }

  @Override
  public PretrainArguments arguments() {
    return new PretrainArguments(out);
  }

  @Override
  protected void run(PretrainArguments arguments) throws Exception {
    job.run(arguments);
  }
}
