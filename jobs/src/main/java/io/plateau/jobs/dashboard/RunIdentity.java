package io.plateau.jobs.dashboard;

import io.plateau.jobs.continual.SavedStream;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What makes a run the run it is: its stream, and the settings of what learned it. */
final class RunIdentity {

  static final String STRATEGY = "strategy";
  static final String SEED = "seed";

  private static final Set<String> OF_STREAM = Set.of("model", "protocol", "tasks", "held-out");
  private static final String FEATURES = "features of ";

  private RunIdentity() {}

  private static boolean isOfStream(String key) {
    return OF_STREAM.contains(key) || key.startsWith(FEATURES);
  }

  /** Tasks, protocol and data: equal for runs of the same stream. */
  static SortedMap<String, String> stream(SavedStream run) {
    SortedMap<String, String> stream = new TreeMap<>(run.identity());
    stream.keySet().removeIf(key -> !isOfStream(key));
    return stream;
  }

  /** Settings but strategy and seed. */
  static SortedMap<String, String> settings(SavedStream run) {
    SortedMap<String, String> settings = new TreeMap<>(run.identity());
    settings.keySet().removeIf(key -> isOfStream(key) || key.equals(STRATEGY) || key.equals(SEED));
    return settings;
  }

  /** Digests of the model and of feature sets. */
  static SortedMap<String, String> digests(SavedStream run) {
    SortedMap<String, String> digests = new TreeMap<>(run.identity());
    digests.keySet().removeIf(key -> !key.equals("model") && !key.startsWith(FEATURES));
    return digests;
  }

  static String strategy(SavedStream run) {
    return value(run, STRATEGY);
  }

  static long seed(SavedStream run) {
    return Long.parseLong(value(run, SEED));
  }

  static int resamples(SavedStream run) {
    return Integer.parseInt(value(run, "resamples"));
  }

  private static String value(SavedStream run, String key) {
    Map<String, String> identity = run.identity();
    String value = identity.get(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "stream.json: no %s (expected: every setting of the run)".formatted(key));
    }
    return value;
  }
}
