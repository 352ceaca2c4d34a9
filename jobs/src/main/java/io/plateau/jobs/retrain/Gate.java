package io.plateau.jobs.retrain;

import io.plateau.continual.metric.Bootstrap;
import io.plateau.continual.metric.ContinualMetric;
import io.plateau.continual.metric.Interval;
import io.plateau.continual.metric.LabelSpace;
import io.plateau.continual.metric.SampleMatrix;
import io.plateau.evaluation.Metric;
import io.plateau.jobs.config.GateSettings;
import io.plateau.jobs.continual.ComparedSet;
import io.plateau.jobs.continual.ComparedSet.Role;
import io.plateau.jobs.retrain.GateCheck.Measure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a new version is put into use.
 *
 * <p>An old set and a set that is never trained on must not drop by more than a tolerance, at a
 * confidence: the lower end of the interval of new minus old accuracy, by the paired bootstrap over
 * the same samples, must not be below minus the tolerance. Few samples make wide intervals; a set
 * on which no drop can be ruled out does not pass. The new set's accuracy must not be below what it
 * was by more than a tolerance, and no calibration error may rise by more than another.
 *
 * @param settings its numbers
 * @param resamples of the bootstrap
 * @param seed of its draws
 */
record Gate(GateSettings settings, int resamples, long seed) {

  /** Differences of fractions of samples are not exact in binary. */
  private static final double ROUNDING = 1e-12;

  Decision decide(@Nullable Integer against, String task, List<ComparedSet> sets) {
    List<GateCheck> checks = new ArrayList<>();
    for (ComparedSet set : sets) {
      checks.add(accuracy(set));
      if (set.after().length > 0 && set.calibrationAfter().isDefined()) {
        checks.add(calibration(set));
      }
    }
    boolean promoted = checks.stream().allMatch(GateCheck::holds);
    return new Decision(promoted, against, task, settings, resamples, checks);
  }

  private GateCheck accuracy(ComparedSet set) {
    double bound =
        -switch (set.role()) {
          case OLD -> settings.tolerance();
          case NEW -> settings.newTolerance();
          case HELD_OUT -> settings.heldOutTolerance();
        };
    int samples = set.before().length;
    double before = share(set.before());
    if (set.after().length == 0) {
      return new GateCheck(
          set.name(),
          set.role(),
          Measure.ACCURACY,
          samples,
          before,
          null,
          null,
          null,
          null,
          bound,
          false);
    }
    double after = share(set.after());
    Interval change = difference(set);
    double low = change.low().orElseThrow();
    double judged = set.role() == Role.NEW ? after - before : low;
    return new GateCheck(
        set.name(),
        set.role(),
        Measure.ACCURACY,
        samples,
        before,
        after,
        low,
        change.high().orElseThrow(),
        judged,
        bound,
        judged >= bound - ROUNDING);
  }

  private GateCheck calibration(ComparedSet set) {
    Metric before = set.calibrationBefore();
    double first = before.isDefined() ? before.orElseThrow() : 0;
    double second = set.calibrationAfter().orElseThrow();
    double bound = settings.calibrationTolerance();
    return new GateCheck(
        set.name(),
        set.role(),
        Measure.CALIBRATION,
        set.before().length,
        first,
        second,
        null,
        null,
        second - first,
        bound,
        second - first <= bound + ROUNDING);
  }

  /** Of accuracies, new minus old; every resample draws the same samples of both. */
  private Interval difference(ComparedSet set) {
    Interval difference =
        new Bootstrap(resamples, settings.confidence(), seed)
            .differences(after(set, set.after()), after(set, set.before()))
            .get(ContinualMetric.LAST);
    if (difference == null) {
      throw new IllegalStateException("The bootstrap has no " + ContinualMetric.LAST + ".");
    }
    return difference;
  }

  /** The set as the only task of a stream, after it was trained: its accuracy is Last. */
  private static SampleMatrix after(ComparedSet set, boolean[] correct) {
    return new SampleMatrix(
        List.of(set.name()),
        List.of(),
        List.of(List.of(new boolean[0]), List.of(correct)),
        LabelSpace.OWN);
  }

  private static double share(boolean[] correct) {
    int right = 0;
    for (boolean each : correct) {
      right += each ? 1 : 0;
    }
    return (double) right / correct.length;
  }
}
