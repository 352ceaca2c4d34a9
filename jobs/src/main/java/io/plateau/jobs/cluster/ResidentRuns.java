package io.plateau.jobs.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The runs that this driver has resident tasks for. */
final class ResidentRuns {

  private static final Map<String, ResidentRun> RUNS = new ConcurrentHashMap<>();

  private ResidentRuns() {}

  static void add(String name, ResidentRun run) {
    RUNS.put(name, run);
  }

  static void remove(String name) {
    RUNS.remove(name);
  }

  /** Hears a task; one of a run that is over is sent home. */
  static byte[] report(Report report) {
    @Nullable ResidentRun run = RUNS.get(report.run());
    return run == null ? ResidentRun.STOP : run.report(report);
  }

  static void closeAll() {
    RUNS.values().forEach(ResidentRun::close);
  }
}
