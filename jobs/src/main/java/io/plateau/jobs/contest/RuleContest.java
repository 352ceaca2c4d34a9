package io.plateau.jobs.contest;

import io.plateau.jobs.report.ReportData;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Update rules, over radii and seeds, and what a step of each costs. */
record RuleContest(ComparePreset preset) implements Contest {

  private static final Logger LOG = LoggerFactory.getLogger(RuleContest.class);

  @Override
  public String name() {
    return preset.name();
  }

  @Override
  public ReportData.Builder run(ContestInput input) throws IOException {
    Experiment experiment =
        Experiment.baseToNew(
            input.spark(), input.clip(), input.source(), input.test(), input.out());
    Compare.Results results =
        new Compare(experiment, input.test(), input.common()).run(preset, input.size());
    input.stopwatch().lap("train and score");
    LOG.info("Timing steps, one training at a time.");
    StepTimes times = new StepTimes(input.spark(), input.clip(), input.source());
    ReportData.Builder report =
        new CompareReport(preset, results)
            .data(
                "Update rules compared",
                input.features(),
                input.test(),
                input.clip(),
                input.common(),
                input.spark().hadoopConfiguration())
            .stepTimes(times.measure(preset.methods(), input.common()));
    input.stopwatch().lap("time steps");
    return report;
  }
}
