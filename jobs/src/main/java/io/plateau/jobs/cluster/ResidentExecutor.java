package io.plateau.jobs.cluster;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.jspecify.annotations.Nullable;

/** An executor's end of the line to the driver. */
final class ResidentExecutor implements ExecutorPlugin {

  /** Of this JVM's executor; Spark makes the plugin, tasks have to find it. */
  private static final AtomicReference<@Nullable PluginContext> CONTEXT = new AtomicReference<>();

  @Override
  public void init(PluginContext context, Map<String, String> extraConf) {
    CONTEXT.set(context);
  }

  @Override
  public void shutdown() {
    CONTEXT.set(null);
  }

  /**
   * Asks the driver what to do.
   *
   * @throws Exception when it does not answer, so that the task fails and Spark tries it again
   */
  static Instruction ask(Report report) throws Exception {
    @Nullable PluginContext context = CONTEXT.get();
    if (context == null) {
      return new Instruction.Stop();
    }
    try {
      return (Instruction) Wire.decode((byte[]) context.ask(Wire.encode(report)));
    } catch (Exception e) {
      if (CONTEXT.get() == null) { // the end of the application, not a fault
        return new Instruction.Stop();
      }
      throw e;
    }
  }
}
