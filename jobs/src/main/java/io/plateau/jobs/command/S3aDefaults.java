package io.plateau.jobs.command;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** S3A's settings where Hadoop's own do not suit; what a user sets anywhere wins. */
final class S3aDefaults {

  private static final Map<String, String> VALUES =
      Map.of(
          // The SDK's attempts multiply with S3A's own; 3.3 has 20 here, 3.4 has this.
          "fs.s3a.attempts.maximum", "5",
          // A connection that is silent for a minute is dead; Hadoop gives it 200 s.
          "fs.s3a.connection.timeout", "60000",
          // Else every object written costs a request to delete its parents' markers, as 3.3 has
          // it.
          "fs.s3a.directory.marker.retention", "keep");

  private S3aDefaults() {}

  /** Those that {@code core-site.xml} or another resource does not decide. */
  static SortedMap<String, String> undecidedIn(Configuration configuration) {
    SortedMap<String, String> undecided = new TreeMap<>(VALUES);
    undecided.keySet().removeIf(key -> isDecided(configuration.getPropertySources(key)));
    return undecided;
  }

  private static boolean isDecided(String @Nullable [] sources) {
    return sources != null
        && !Arrays.stream(sources).allMatch(source -> source.equals("core-default.xml"));
  }
}
