package io.plateau.jobs;

import io.plateau.jobs.registry.RegisteredVersion;
import io.plateau.jobs.registry.Registry;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Where the artifact of a command is: in a directory, or in a registry. */
sealed interface ArtifactPlace {

  /**
   * Finds it as it is now.
   *
   * @throws IOException if a registry cannot say
   */
  Found find(Configuration configuration) throws IOException;

  /**
   * An artifact that was found.
   *
   * @param directory where it lies
   * @param version that names it
   */
  record Found(String directory, String version) {}

  /** A directory, as train or adapt wrote it. */
  record Directory(String path) implements ArtifactPlace {

    @Override
    public Found find(Configuration configuration) {
      return new Found(path, new Path(path).getName());
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
    public Found find(Configuration configuration) throws IOException {
      RegisteredVersion found = Registry.open(registry, configuration).version(version);
      return new Found(found.artifactDirectory(), found.name());
    }
  }
}
