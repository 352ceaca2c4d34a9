package io.plateau.jobs;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.Job;
import io.plateau.jobs.command.JobCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plateau dashboard}: one page over runs through streams. */
@Command(
    name = "dashboard",
    description = {
      "Writes report.html, results.csv and results.json over any number of runs and sweeps of"
          + " plateau continual, finished or not.",
      "",
      "The strategy of the first run is the one that the others are compared with. Runs of one"
          + " strategy with other settings are told apart by these."
    },
    footer = {
      "  plateau dashboard sweep",
      "  plateau dashboard stream-sequential stream-replay --out compared"
    })
public final class DashboardCommand extends JobCommand<DashboardArguments> {

  private final Job<DashboardArguments> job;

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "The --out of plateau continual; any path that Hadoop can read.")
  private List<String> runs = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the page goes. Default: into the directory, if there is one.")
  private @Nullable String out;

  DashboardCommand(Job<DashboardArguments> job) {
    this.job = job;
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new DashboardCommand(new DashboardJob()), args);
  }

  @Override
  public DashboardArguments arguments() {
    if (out == null && runs.size() > 1) {
      throw new IllegalArgumentException(
          "--out: none (expected: a directory, as there are %d to show)".formatted(runs.size()));
    }
    return new DashboardArguments(runs, out == null ? runs.get(0) : out);
  }

  @Override
  protected void run(DashboardArguments arguments) throws Exception {
    job.run(arguments);
  }
}
