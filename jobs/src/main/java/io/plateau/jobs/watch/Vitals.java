package io.plateau.jobs.watch;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the job of a process is doing, as numbers that may be read at any time, from any thread.
 * Where several jobs run one after the other, those of the last.
 */
public final class Vitals {

  /** Spark makes the plugin that shows them; the jobs that set them cannot hand it anything. */
  private static final Vitals OF_THIS_PROCESS = new Vitals();

  private final Map<Vital, Double> values = new ConcurrentHashMap<>();

  Vitals() {}

  public static Vitals ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  public void set(Vital vital, double value) {
    values.put(vital, value);
  }

  /** The last value; not a number where there was none yet. */
  double value(Vital vital) {
    return values.getOrDefault(vital, Double.NaN);
  }

  /** Adds a gauge for each. */
  public void registerIn(MetricRegistry registry) {
    for (Vital vital : Vital.values()) {
      registry.register(vital.gauge(), (Gauge<Double>) () -> value(vital));
    }
  }
}
