package io.plateau.jobs;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.SparkCommand;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.contest.ExperimentSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plateau demo}: the main job from images to a report, on data that it draws. */
@Command(
    name = "demo",
    description = {
      "Runs the main job on images that it draws itself: features, zero-shot, CoOp, CoOp with SAM"
          + " and GCSCoOp, a sweep over the radius, and a report to look at. Takes minutes."
    },
    footer = {"  plateau demo", "  plateau demo --full --out demo-full"})
public final class DemoCommand extends SparkCommand<DemoArguments> {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "demo-out",
      description = "Where everything goes; open report.html there. Default: demo-out.")
  private String out = "";

  @Option(names = "--full", description = "Sweep the radius with three seeds instead of one.")
  private boolean full;

  DemoCommand(SparkJob<DemoArguments> job) {
    super(job);
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new DemoCommand(new DemoJob()), args);
  }

  @Override
  public DemoArguments arguments() {
    return new DemoArguments(out, full ? ExperimentSize.FULL : ExperimentSize.QUICK);
  }
}
