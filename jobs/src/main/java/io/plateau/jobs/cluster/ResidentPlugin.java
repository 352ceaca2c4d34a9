package io.plateau.jobs.cluster;

import org.apache.spark.SparkConf;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * The line between resident tasks and the driver, over Spark's own RPC. Spark makes one for the
 * driver and one for each executor; {@link PluginSetup} says when.
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
