package io.plateau.jobs.history;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.HadoopFiles;
import io.plateau.jobs.command.Job;
import io.plateau.jobs.command.JobCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plateau history}: what has been run below a directory. */
@Command(
    name = "history",
    description = {
      "Lists what has been run: every directory below DIR that holds a run.json, oldest first,"
          + " with what it was run with."
    },
    footer = {"  plateau history s3a://plateau/prompts"})
public final class HistoryCommand extends JobCommand<HistoryArguments> {

  private final Job<HistoryArguments> job;

  @Parameters(paramLabel = "DIR", description = "Where runs are, on any file system of Hadoop's.")
  private String root = "";

  @Option(
      names = "--json",
      description = "One JSON object a line, with everything that run.json has.")
  private boolean json;

  HistoryCommand(Job<HistoryArguments> job) {
    this.job = job;
  }

  public static HistoryCommand toTerminal() {
    return new HistoryCommand(
        arguments ->
            new HistoryJob(
                    HadoopFiles.configuration(),
                    new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .run(arguments));
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(toTerminal(), args);
  }

  @Override
  public HistoryArguments arguments() {
    return new HistoryArguments(
        root, json ? HistoryArguments.Form.JSON : HistoryArguments.Form.TABLE);
  }

  @Override
  protected void run(HistoryArguments arguments) throws Exception {
    job.run(arguments);
  }
}
