package io.plateau.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Spark needs to start executors as processes where it is not installed: a folder with its
 * jars, here one that refers to those on the classpath.
 */
public record SparkHome(Path directory) {

  public static SparkHome create(Path directory) throws IOException {
    Path jars = Files.createDirectories(directory.resolve("jars"));
    Files.createFile(directory.resolve("RELEASE"));
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(
        Attributes.Name.CLASS_PATH,
        PlateauProcess.classpathEntries().stream()
            .map(entry -> entry.toUri().toString())
            .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(jars.resolve("classpath.jar")), manifest).close();
    return new SparkHome(directory);
  }

  public Map<String, String> environment() {
    return Map.of(
        "SPARK_HOME",
        directory.toString(),
        "SPARK_SCALA_VERSION",
        scalaVersion(),
        "SPARK_LOCAL_IP",
        "127.0.0.1",
        "JAVA_HOME",
        System.getProperty("java.home", ""));
  }

  /** That of the Spark at hand, such as 2.12. */
  private static String scalaVersion() {
    Pattern library = Pattern.compile("scala-library-(\\d+\\.\\d+)\\..*\\.jar");
    return PlateauProcess.classpathEntries().stream()
        .map(jar -> library.matcher(jar.getFileName().toString()))
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow();
  }

  /** A master, two workers and two executors of one core, each in a JVM of its own. */
  public String[] twoExecutors() {
    List<String> args = new ArrayList<>(List.of("--master", "local-cluster[2,1,1024]"));
    executorSettings()
        .forEach((key, value) -> args.addAll(List.of("--conf", "%s=%s".formatted(key, value))));
    return args.toArray(String[]::new);
  }

  /** What executors of 1 GB on this machine have to be told. */
  Map<String, String> executorSettings() {
    String classpath =
        PlateauProcess.classpathEntries().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    return Map.of(
        "spark.executor.memory", "1g",
        "spark.executor.extraClassPath", classpath,
        "spark.driver.host", "127.0.0.1",
        "spark.ui.enabled", "false");
  }
}
