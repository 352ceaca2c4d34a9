package io.plateau.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code plateau} in a JVM of its own, on the classpath of the tests by default. */
public final class PlateauProcess implements AutoCloseable {

  private static final long LIMIT_MINUTES = 4;

  private final Process process;
  private final Path log;

  private PlateauProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a command.
   *
   * @param log where both of its output streams go
   * @param environment what it sees besides that of the tests
   */
  public static PlateauProcess start(Path log, Map<String, String> environment, List<String> args)
      throws IOException {
    return start(log, environment, classpath(), args);
  }

  /** Starts a command on a classpath of its own. */
  static PlateauProcess start(
      Path log, Map<String, String> environment, String classpath, List<String> args)
      throws IOException {
    List<String> mainAndArgs = new ArrayList<>(List.of("io.plateau.jobs.Plateau"));
    mainAndArgs.addAll(args);
    return startMain(log, environment, classpath, mainAndArgs);
  }

  /** Starts a class of Spark's. */
  static PlateauProcess startMain(
      Path log, Map<String, String> environment, List<String> mainAndArgs) throws IOException {
    return startMain(log, environment, classpath(), mainAndArgs);
  }

  private static PlateauProcess startMain(
      Path log, Map<String, String> environment, String classpath, List<String> mainAndArgs)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-Xmx1g", "-XX:+UseSerialGC"));
    command.add("-Dlog4j2.configurationFile=" + System.getProperty("log4j2.configurationFile", ""));
    command.addAll(List.of("-Djava.awt.headless=true", "-cp", classpath));
    command.addAll(mainAndArgs);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new PlateauProcess(builder.start(), log);
  }

  /** The classpath of the tests, which surefire hides in the manifest of a jar. */
  static String classpath() {
    String surefire = System.getProperty("surefire.test.class.path");
    return surefire == null ? System.getProperty("java.class.path", "") : surefire;
  }

  /** The same, one by one and absolute. */
  static List<Path> classpathEntries() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(classpath())
        .map(entry -> Path.of(entry).toAbsolutePath())
        .toList();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends SIGKILL: it has no time to tidy up, as if the machine had gone. */
  void kill() {
    process.destroyForcibly();
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Sends SIGINT, as Ctrl-C does. */
  void interrupt() throws IOException {
    send("-INT");
  }

  /** Sends SIGSTOP: it stays where it is, alive, until it is killed. */
  void suspend() throws IOException {
    send("-STOP");
  }

  private void send(String signal) throws IOException {
    new ProcessBuilder("kill", signal, Long.toString(process.pid())).inheritIO().start();
  }

  /** The JVMs that it started. */
  List<ProcessHandle> children() {
    try (Stream<ProcessHandle> all = process.descendants()) {
      return all.filter(child -> child.info().command().orElse("").endsWith("java")).toList();
    }
  }

  /** Waits for the end. */
  public int exitCode() {
    try {
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        throw new AssertionError("It still runs after %d min:%n%s".formatted(LIMIT_MINUTES, log()));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for plateau.", e);
    }
  }

  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (Stream<ProcessHandle> all = process.descendants()) {
      all.toList().forEach(ProcessHandle::destroyForcibly);
    }
    process.destroyForcibly();
  }
}
