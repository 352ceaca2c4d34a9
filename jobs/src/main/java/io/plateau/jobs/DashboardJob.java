package io.plateau.jobs;

import io.plateau.jobs.command.HadoopFiles;
import io.plateau.jobs.command.Job;
import io.plateau.jobs.dashboard.Dashboards;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the directories of runs to a page. */
final class DashboardJob implements Job<DashboardArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(DashboardJob.class);

  @Override
  public void run(DashboardArguments arguments) throws IOException {
    Dashboards.write(arguments.runs(), arguments.out(), HadoopFiles.configuration());
    LOG.info("The report is {}/report.html.", arguments.out());
  }
}
