package io.plateau.jobs.cluster;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;

/**
 * Has Spark load the {@link ResidentPlugin}, where executors can: one that cannot load a plugin
 * dies, and Spark starts the next, for ever.
 */
public final class PluginSetup {

  private static final String JARS = "spark.jars";
  private static final String EXECUTOR_CLASS_PATH = "spark.executor.extraClassPath";

  /** What YARN calls the application's jar on every machine. */
  private static final String YARN_APPLICATION = "__app__.jar";

  private final SparkConf conf;
  private final Path home;

  private PluginSetup(SparkConf conf, Path home) {
    this.conf = conf;
    this.home = home;
  }

  /** Adds to the settings of an application that has a master and is not started yet. */
  public static void apply(SparkConf conf) {
    new PluginSetup(conf, home()).apply();
  }

  /**
   * The same for a given place of our classes.
   *
   * @param home a jar or a directory
   */
  static void apply(SparkConf conf, Path home) {
    new PluginSetup(conf, home).apply();
  }

  private void apply() {
    if (!isOneProcess() && !executorsHaveIt() && isWhole()) {
      ship();
    }
    if (!ResidentPlugin.isIn(conf) && (isOneProcess() || executorsHaveIt())) {
      append(ResidentPlugin.PLUGINS, ResidentPlugin.class.getName());
    }
  }

  private boolean isOneProcess() {
    String master = conf.get("spark.master");
    return master.equals("local") || master.startsWith("local[");
  }

  private boolean executorsHaveIt() {
    return name().equals(YARN_APPLICATION)
        || (isJar() && entries(JARS, ",").anyMatch(entry -> ("/" + entry).endsWith("/" + name())))
        || entries(EXECUTOR_CLASS_PATH, File.pathSeparator).map(Path::of).anyMatch(this::isHome);
  }

  private boolean isHome(Path entry) {
    return entry.equals(home) || (isJar() && entry.equals(home.resolveSibling("*")));
  }

  /** Whether our classes are in the jar that holds all that they need. */
  private boolean isWhole() {
    return isJar() && name().endsWith("-all.jar");
  }

  /** Sends executors our jar, and the native libraries that lie beside it. */
  private void ship() {
    append(JARS, home.toUri().toString());
    classpath().stream()
        .map(Path::of)
        .filter(jar -> jar.getFileName().toString().startsWith("pytorch-native"))
        .forEach(jar -> append(JARS, jar.toUri().toString()));
  }

  private boolean isJar() {
    return name().endsWith(".jar");
  }

  private String name() {
    return String.valueOf(home.getFileName());
  }

  private void append(String key, String value) {
    String before = conf.get(key, "");
    conf.set(key, before.isBlank() ? value : before + "," + value);
  }

  private Stream<String> entries(String key, String separator) {
    return Arrays.stream(conf.get(key, "").split(separator)).map(String::strip);
  }

  private static List<String> classpath() {
    return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  private static Path home() {
    try {
      return Path.of(
          ResidentPlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot tell which jar this is: " + e.getMessage(), e);
    }
  }
}
