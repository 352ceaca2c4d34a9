package io.plateau.jobs;

import io.plateau.jobs.registry.Registry;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/** Where the artifact of a command is: in a directory, or in a registry. */
sealed interface ArtifactPlace {

  /**
   * Where it lies now.
   *
   * @throws IOException if a registry cannot say
   */
  String directory(Configuration configuration) throws IOException;

  /** A directory, as train or adapt wrote it. */
  record Directory(String path) implements ArtifactPlace {

    @Override
    public String directory(Configuration configuration) {
      return path;
    }
  }

  /**
   * A version of a registry.
   *
   * @param registry its directory
   * @param version a number, {@code current} or {@code previous}
   */
  record Registered(String registry, String version) implements ArtifactPlace {

    private static final Pattern WITH_VERSION = Pattern.compile("(.+)@(\\d{1,6}|current|previous)");

    /** Reads {@code DIR} or {@code DIR@version}. */
    static Registered parse(String text) {
      Matcher parts = WITH_VERSION.matcher(text);
      return parts.matches()
          ? new Registered(parts.group(1), parts.group(2))
          : new Registered(text, "current");
    }

    @Override
    public String directory(Configuration configuration) throws IOException {
      return Registry.open(registry, configuration).version(version).artifactDirectory();
    }
  }
}
