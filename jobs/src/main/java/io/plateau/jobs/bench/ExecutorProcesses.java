package io.plateau.jobs.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Executors in JVMs of their own on this machine, from the jars at hand: Spark's {@code
 * local-cluster}, which wants an installation of Spark, given one that refers to this classpath.
 *
 * @param count executors of one core each
 * @param megabytes of memory of each
 * @param threads of PyTorch in each
 */
record ExecutorProcesses(int count, int megabytes, int threads) {

  private static final String PROGRAM = "io.plateau.jobs.Plateau";
  private static final Pattern SCALA = Pattern.compile("scala-library-(\\d+\\.\\d+)\\..*\\.jar");

  /** Runs a command of this program on them. */
  void run(List<String> arguments) throws IOException {
    Path home = Files.createTempDirectory("plateau-spark");
    try {
      Files.createFile(home.resolve("RELEASE"));
      Path jars = Files.createDirectory(home.resolve("jars"));
      Path jar = jars.resolve("classpath.jar");
      new JarOutputStream(Files.newOutputStream(jar), manifest()).close();
      List<String> all = new ArrayList<>(arguments);
      all.addAll(List.of("--master", "local-cluster[%d,1,%d]".formatted(count, megabytes)));
      settings().forEach((key, value) -> all.addAll(List.of("--conf", key + "=" + value)));
      JavaProcess.run(PROGRAM, List.of("-Xmx2g"), environment(home), all);
    } finally {
      delete(home);
    }
  }

  /** With what the executors have logged there. */
  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Map<String, String> settings() {
    return Map.of(
        "spark.executor.memory",
        megabytes + "m",
        "spark.executor.extraClassPath",
        System.getProperty("java.class.path"),
        "spark.executorEnv.OMP_NUM_THREADS",
        Integer.toString(threads),
        "spark.driver.host",
        "127.0.0.1",
        "spark.ui.enabled",
        "false");
  }

  private static Map<String, String> environment(Path home) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SPARK_HOME", home.toString());
    environment.put("SPARK_SCALA_VERSION", scalaVersion());
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    return environment;
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(
        Attributes.Name.CLASS_PATH,
        classpath().stream()
            .map(entry -> entry.toUri().toString())
            .collect(Collectors.joining(" ")));
    return manifest;
  }

  private static String scalaVersion() {
    return classpath().stream()
        .map(entry -> SCALA.matcher(String.valueOf(entry.getFileName())))
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Cannot start executors: there is no Spark on the classpath. Run plateau"
                        + " without SPARK_HOME, or give --master."));
  }

  private static List<Path> classpath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .toList();
  }
}
