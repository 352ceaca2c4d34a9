package io.plateau.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Spark needs to start executors as processes where it is not installed: a folder with its
 * jars, here links to those on the classpath.
 */
record SparkHome(Path directory) {

  static SparkHome create(Path directory) throws IOException {
    Path jars = Files.createDirectories(directory.resolve("jars"));
    Files.createFile(directory.resolve("RELEASE"));
    int number = 0;
    for (Path jar : PlateauProcess.classpathEntries()) {
      if (jar.toString().endsWith(".jar") && Files.exists(jar)) {
        Files.createSymbolicLink(jars.resolve(number++ + "-" + jar.getFileName()), jar);
      }
    }
    return new SparkHome(directory);
  }

  Map<String, String> environment() {
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
  String[] twoExecutors() {
    String classpath =
        PlateauProcess.classpathEntries().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    return new String[] {
      "--master", "local-cluster[2,1,1024]",
      "--conf", "spark.executor.memory=1g",
      "--conf", "spark.executor.extraClassPath=" + classpath,
      "--conf", "spark.driver.host=127.0.0.1",
      "--conf", "spark.ui.enabled=false",
    };
  }
}
