package io.plateau.jobs.report;

import io.plateau.evaluation.Metric;
import io.plateau.evaluation.SeedStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All runs of one method.
 *
 * @param name method name
 * @param runs one per seed
 */
record MethodSummary(String name, List<MethodRun> runs) {

  /** One summary per method, in order of first appearance. */
  static List<MethodSummary> of(List<MethodRun> runs) {
    Map<String, List<MethodRun>> byName =
        runs.stream()
            .collect(
                Collectors.groupingBy(MethodRun::name, LinkedHashMap::new, Collectors.toList()));
    return byName.entrySet().stream()
        .map(method -> new MethodSummary(method.getKey(), List.copyOf(method.getValue())))
        .toList();
  }

  /** Whether it learned from seeded shots. */
  boolean isSeeded() {
    return runs.stream().map(MethodRun::seed).anyMatch(Objects::nonNull);
  }

  boolean has(Part part) {
    return runs.stream().anyMatch(run -> run.on(part).isPresent());
  }

  SeedStatistics accuracy(Part part) {
    return over(run -> run.accuracy(part));
  }

  SeedStatistics h() {
    return over(MethodRun::h);
  }

  SeedStatistics generalisedH() {
    return over(MethodRun::generalisedH);
  }

  /** Statistics of another number on a part. */
  SeedStatistics on(Part part, Function<PartScores, Metric> number) {
    return over(run -> run.on(part).map(number).orElse(Metric.undefined(PartScores.NOT_MEASURED)));
  }

  private SeedStatistics over(Function<MethodRun, Metric> number) {
    return SeedStatistics.of(
        runs.stream()
            .map(number)
            .filter(Metric::isDefined)
            .mapToDouble(Metric::orElseThrow)
            .toArray());
  }
}
