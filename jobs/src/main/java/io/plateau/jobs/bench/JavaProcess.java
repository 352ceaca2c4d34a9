package io.plateau.jobs.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of ours in a JVM of its own, on the classpath of this one. */
final class JavaProcess {

  private JavaProcess() {}

  /**
   * Runs a program to its end; what it prints is printed.
   *
   * @param options of the JVM, beside those that open the JDK's packages and configure logging
   * @param environment beside this process's own
   * @throws IOException when it fails
   */
  static void run(
      String main, List<String> options, Map<String, String> environment, List<String> args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(JavaProcess::isShared)
        .forEach(command::add);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(environment);
    Process process = builder.start();
    Thread end = new Thread(() -> process.destroy());
    Runtime.getRuntime().addShutdownHook(end);
    try {
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException(
            "Cannot measure with %s: its process ended with %d. Its own message is above."
                .formatted(main, exit));
      }
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("Stopped before the end.", e);
    }
  }

  private static boolean isShared(String option) {
    return option.startsWith("--add-")
        || option.startsWith("-XX:+IgnoreUnrecognizedVMOptions")
        || option.startsWith("-Djdk.")
        || option.startsWith("-Dlog4j2.")
        || option.startsWith("-Djava.awt.headless");
  }
}
