package io.plateau.benchmark;

import io.plateau.cluster.SparkHome;
import io.plateau.jobs.config.Choice;
import io.plateau.jobs.config.ExchangeMode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What it costs to send parameters to two workers and to get two gradients from each, where
 * computing them costs nothing: in one JVM, and with two executors in processes of their own.
 *
 * <p>Every measurement runs in a JVM of its own. Started by {@code tests/bench synchronisation}.
 */
public final class SynchronisationBenchmark {

  private static final int[] FLOATS = {8_192, 262_144};

  private SynchronisationBenchmark() {}

  /**
   * Prints the table.
   *
   * @param args optionally how many steps are measured (default 1000; a tenth where a step is a
   *     job)
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int steps = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
    SparkHome home = SparkHome.create(Files.createTempDirectory("spark-home"));
    System.out.println("| exchange | workers | floats | ms per step, median | 90 % | worst |");
    System.out.println("|---|---|---|---|---|---|");
    for (ExchangeMode exchange : List.of(ExchangeMode.JOB, ExchangeMode.RESIDENT)) {
      for (int floats : FLOATS) {
        trial(Map.of(), exchange, floats, steps, "--master", "local[2]");
        trial(home.environment(), exchange, floats, steps, home.twoExecutors());
      }
    }
  }

  private static void trial(
      Map<String, String> environment,
      ExchangeMode exchange,
      int floats,
      int steps,
      String... spark)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
    command.add(SynchronisationTrial.class.getName());
    command.addAll(
        List.of(Choice.name(exchange), Integer.toString(floats), Integer.toString(steps)));
    command.addAll(List.of(spark));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(environment);
    if (builder.start().waitFor() != 0) {
      throw new IOException("Cannot measure %s: its process failed.".formatted(exchange));
    }
  }
}
