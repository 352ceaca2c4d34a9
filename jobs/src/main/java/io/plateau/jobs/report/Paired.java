package io.plateau.jobs.report;

import io.plateau.evaluation.Metric;
import io.plateau.evaluation.PairedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Differences of two methods over the seeds that both have. */
final class Paired {

  private Paired() {}

  /**
   * Subject minus reference; what learns nothing is the same for every seed.
   *
   * @param number of a run; runs where it is undefined are left out
   */
  static PairedDifference of(
      MethodSummary subject, MethodSummary reference, Function<MethodRun, Metric> number) {
    List<double[]> pairs = new ArrayList<>();
    for (MethodRun run : subject.runs()) {
      reference.runs().stream()
          .filter(other -> other.seed() == null || other.seed().equals(run.seed()))
          .filter(other -> number.apply(run).isDefined() && number.apply(other).isDefined())
          .findFirst()
          .ifPresent(
              other ->
                  pairs.add(
                      new double[] {
                        number.apply(run).orElseThrow(), number.apply(other).orElseThrow()
                      }));
    }
    return PairedDifference.of(
        pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
        pairs.stream().mapToDouble(pair -> pair[1]).toArray());
  }
}
