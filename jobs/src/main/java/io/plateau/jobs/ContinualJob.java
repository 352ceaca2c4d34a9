package io.plateau.jobs;

import io.plateau.clip.Torch;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.ScenarioPlan;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.continual.StoredFeatureSets;
import io.plateau.jobs.continual.StreamLearning;
import io.plateau.jobs.continual.StreamModel;
import io.plateau.jobs.continual.StreamProgress;
import io.plateau.jobs.dashboard.Dashboards;
import io.plateau.jobs.run.Versions;
import io.plateau.jobs.sweep.StreamSweep;
import io.plateau.jobs.sweep.SweepRun;
import io.plateau.prep.FrozenModels;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From scenarios to matrices of accuracies, and the page that compares them. */
public final class ContinualJob implements SparkJob<ContinualArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(ContinualJob.class);

  @Override
  public void run(ContinualArguments arguments, SparkSession spark) throws IOException {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Map<String, Scenario> scenarios = resolve(arguments.orders(), configuration);
    ContinualSettings any = arguments.settings().get(0);
    Torch.threads(any.training().run().threads());
    StreamLearning learning =
        new StreamLearning(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            new StreamModel(
                FrozenModels.clip(arguments.model(), configuration),
                arguments.model(),
                Versions.plateau()));
    LOG.info("settings:\n{}", EffectiveSettings.yaml(any));
    Map<SweepRun, ContinualSettings> runs = arguments.runs();
    if (runs.size() == 1) {
      Scenario only = scenarios.values().iterator().next();
      learning.learn(only, any, arguments.out(), arguments.start(), new StreamProgress());
    } else {
      sweep(new StreamSweep(learning, scenarios, runs), arguments, configuration);
    }
    report(arguments.out(), configuration);
  }

  private static Map<String, Scenario> resolve(
      Map<String, ScenarioPlan> orders, Configuration configuration) throws IOException {
    Map<String, Scenario> scenarios = new LinkedHashMap<>();
    for (Map.Entry<String, ScenarioPlan> order : orders.entrySet()) {
      Scenario scenario = order.getValue().resolve(new StoredFeatureSets(configuration));
      scenarios.put(order.getKey(), scenario);
      LOG.info(
          "{}: {} tasks and {} held-out sets, {} classes, scored {}",
          order.getKey(),
          scenario.tasks().size(),
          scenario.heldOut().size(),
          scenario.classNames().size(),
          scenario.labelSpace().description());
    }
    return scenarios;
  }

  /** Where runs have failed, the page shows the others. */
  private static void sweep(
      StreamSweep sweep, ContinualArguments arguments, Configuration configuration)
      throws IOException {
    sweep.open(arguments.out(), arguments.start());
    try {
      sweep.run(arguments.out(), arguments.parallelRuns());
    } catch (IOException failed) {
      try {
        report(arguments.out(), configuration);
      } catch (IOException nothingToShow) {
        failed.addSuppressed(nothingToShow);
      }
      throw failed;
    }
  }

  private static void report(String out, Configuration configuration) throws IOException {
    Dashboards.write(List.of(out), out, configuration);
    LOG.info("The report is {}/report.html.", out);
  }
}
