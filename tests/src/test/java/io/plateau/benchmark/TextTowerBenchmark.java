package io.plateau.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a forward and backward pass over the prompts of n classes costs: the plain 77-token tower,
 * cut after end-of-text, and with shared prefixes; at the size of ViT-B/16's text tower, random
 * weights.
 *
 * <p>Every measurement runs in a JVM of its own, so that its peak memory is its own. Started by
 * {@code tests/bench text-tower}.
 */
public final class TextTowerBenchmark {

  private static final int[] COUNTS = {10, 100, 397, 1000};

  private TextTowerBenchmark() {}

  /**
   * Prints the table.
   *
   * @param args the class-names file (JSON: data set to list of names), a directory with
   *     tokenizer.json, and optionally repetitions (default 3) and gigabytes that may be used
   *     (default 20)
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 2) {
      System.err.println("usage: text-tower NAMES.json TOKENIZER-DIR [REPETITIONS] [GIGABYTES]");
      System.exit(2);
    }
    int repetitions = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    double gigabytes = args.length > 3 ? Double.parseDouble(args[3]) : 20;
    System.out.println("| classes | tower | rows | ms per step (min - max) | peak memory | x |");
    System.out.println("|---|---|---|---|---|---|");
    for (int count : COUNTS) {
      double plain = Double.NaN;
      for (TextTowerTrial.Kind kind : TextTowerTrial.Kind.values()) {
        Map<String, Double> result =
            trial(kind, count, Path.of(args[0]), Path.of(args[1]), repetitions, gigabytes);
        if (kind == TextTowerTrial.Kind.PLAIN) {
          plain = result.getOrDefault("median", Double.NaN);
        }
        print(kind, count, result, plain);
      }
    }
  }

  private static void print(
      TextTowerTrial.Kind kind, int count, Map<String, Double> result, double plain) {
    String name = kind.name().toLowerCase(Locale.ROOT);
    if (!result.containsKey("median")) {
      System.out.printf(
          Locale.ROOT,
          "| %d | %s | %.0f | does not fit | about %.1f GB | |%n",
          count,
          name,
          result.get("rows"),
          result.get("estimate"));
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "| %d | %s | %.0f | %.0f (%.0f - %.0f) | %.2f GB | %s |%n",
        count,
        name,
        result.get("rows"),
        result.get("median"),
        result.get("min"),
        result.get("max"),
        result.get("peak"),
        Double.isNaN(plain)
            ? ""
            : String.format(Locale.ROOT, "%.1f", plain / result.get("median")));
  }

  private static Map<String, Double> trial(
      TextTowerTrial.Kind kind,
      int count,
      Path names,
      Path tokenizer,
      int repetitions,
      double gigabytes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-Dai.djl.pytorch.num_threads=2",
            "-cp",
            System.getProperty("java.class.path"),
            TextTowerTrial.class.getName(),
            kind.name(),
            Integer.toString(count),
            names.toString(),
            tokenizer.toString(),
            Integer.toString(repetitions),
            Double.toString(gigabytes)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(
          "Cannot measure %s at %d classes: its process failed.".formatted(kind, count));
    }
    Map<String, Double> values = new TreeMap<>();
    for (String line : output.lines().toList()) {
      String[] pair = line.split("=", 2);
      if (pair.length == 2) {
        values.put(pair[0], Double.valueOf(pair[1]));
      }
    }
    return values;
  }
}
