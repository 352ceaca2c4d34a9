package io.plateau.jobs.cluster;

import io.plateau.jobs.watch.Vitals;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * The line between resident tasks and the driver, over Spark's own RPC, and the driver's gauges
 * among Spark's. Spark makes one for the driver and one for each executor; {@link PluginSetup} says
 * when.
 */
public final class ResidentPlugin implements SparkPlugin {

  static final String PLUGINS = "spark.plugins";

  /** Whether an application has it. */
  static boolean isIn(SparkConf conf) {
    return conf.get(PLUGINS, "").contains(ResidentPlugin.class.getName());
  }

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverSide();
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ResidentExecutor();
  }

  private static final class DriverSide implements DriverPlugin {

    /** Spark shows the gauges of a plugin among its own. */
    @Override
    public Map<String, String> init(SparkContext spark, PluginContext context) {
      Vitals.ofThisProcess().registerIn(context.metricRegistry());
      return Map.of();
    }

    /** Called by one thread for all tasks of all runs: it must not wait. */
    @Override
    public Object receive(Object message) {
      return ResidentRuns.report((Report) Wire.decode((byte[]) message));
    }

    @Override
    public void shutdown() {
      ResidentRuns.closeAll();
    }
  }
}
