package io.plateau.jobs.report;

import io.plateau.evaluation.AllClasses;
import io.plateau.evaluation.BaseToNew;
import io.plateau.evaluation.GeneralisedZeroShot;
import io.plateau.evaluation.HarmonicMean;
import io.plateau.evaluation.Metric;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One method learned with one seed, and what it scored.
 *
 * @param name method name, the same for all its seeds
 * @param seed of the few-shot draw, or null if nothing was learned (zero-shot)
 * @param scores by part of the classes
 */
public record MethodRun(String name, @Nullable Long seed, Map<Part, PartScores> scores) {

  public MethodRun {
    EnumMap<Part, PartScores> copy = new EnumMap<>(Part.class);
    copy.putAll(scores);
    scores = Collections.unmodifiableMap(copy);
  }

  /** A run without scores yet. */
  public static MethodRun seeded(String name, long seed) {
    return new MethodRun(name, seed, Map.of());
  }

  /** A run of a method that learns nothing, without scores yet. */
  public static MethodRun unseeded(String name) {
    return new MethodRun(name, null, Map.of());
  }

  /** This run with the scores of the base-to-new protocol. */
  public MethodRun with(BaseToNew result) {
    return with(Part.BASE, PartScores.of(result.base()))
        .with(Part.NEW, PartScores.of(result.newClasses()));
  }

  /** This run with the scores of the all-classes protocol. */
  public MethodRun with(AllClasses result) {
    return with(Part.ALL, PartScores.of(result.all()));
  }

  /** This run with the scores of the generalised zero-shot protocol. */
  public MethodRun with(GeneralisedZeroShot result) {
    return with(Part.SEEN, PartScores.perClass(result.seen()))
        .with(Part.UNSEEN, PartScores.perClass(result.unseen()));
  }

  /** This run with scores on one part. */
  public MethodRun with(Part part, PartScores partScores) {
    EnumMap<Part, PartScores> more = new EnumMap<>(Part.class);
    more.putAll(scores);
    more.put(part, partScores);
    return new MethodRun(name, seed, more);
  }

  public Optional<PartScores> on(Part part) {
    return Optional.ofNullable(scores.get(part));
  }

  /** The accuracy on a part, undefined where it was not measured. */
  public Metric accuracy(Part part) {
    return on(part).map(PartScores::accuracy).orElse(Metric.undefined(PartScores.NOT_MEASURED));
  }

  /** The harmonic mean of S and U. */
  public Metric generalisedH() {
    return HarmonicMean.of(accuracy(Part.SEEN), accuracy(Part.UNSEEN));
  }

  /** The harmonic mean of base and new accuracy. */
  public Metric h() {
    return HarmonicMean.of(accuracy(Part.BASE), accuracy(Part.NEW));
  }
}
