package io.plateau.jobs.bench;

import io.plateau.clip.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The machine that measured.
 *
 * @param cpu its name for people
 * @param cores that this process may use
 * @param threads that PyTorch used
 */
record Machine(String cpu, int cores, int threads) {

  static Machine here(int threads) {
    return new Machine(cpuName(), Runtime.getRuntime().availableProcessors(), threads);
  }

  /**
   * One line of facts.
   *
   * @param rates of its matrix products in flop/s, measured in the same run
   */
  String line(Map<Precision, Double> rates) {
    String facts =
        "Machine: %s, %d cores, %d threads, JDK %s, %s"
            .formatted(
                cpu,
                cores,
                threads,
                System.getProperty("java.version"),
                System.getProperty("os.name"));
    return Stream.concat(Stream.of(facts), rates.entrySet().stream().map(Machine::rate))
        .collect(Collectors.joining(", ", "", "."));
  }

  private static String rate(Map.Entry<Precision, Double> entry) {
    return String.format(
        Locale.ROOT,
        "matrix products of %.0f GFLOP/s in %s",
        entry.getValue() / 1e9,
        entry.getKey().name().toLowerCase(Locale.ROOT));
  }

  private static String cpuName() {
    Path facts = Path.of("/proc/cpuinfo");
    if (Files.isReadable(facts)) {
      try (Stream<String> lines = Files.lines(facts)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      } catch (IOException e) {
        return System.getProperty("os.arch"); // a name is nice to have
      }
    }
    return System.getProperty("os.arch");
  }
}
