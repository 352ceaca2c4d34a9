package io.plateau.jobs.report;

import io.plateau.evaluation.PairedDifference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The result in words, computed from the numbers, whichever way they point.
 *
 * @param result the main sentence
 * @param details what qualifies it
 */
record Headline(String result, List<String> details) {

  Headline {
    details = List.copyOf(details);
  }

  static Headline of(ReportData data) {
    List<MethodSummary> methods = MethodSummary.of(data.runs());
    Score score = Score.of(methods);
    Comparison comparison = data.comparison();
    if (comparison != null) {
      Optional<MethodSummary> subject = measured(methods, comparison.subject(), score);
      Optional<MethodSummary> reference = measured(methods, comparison.reference(), score);
      if (subject.isPresent() && reference.isPresent()) {
        return compared(subject.get(), reference.get(), methods, score);
      }
    }
    return best(methods, score);
  }

  private static Headline compared(
      MethodSummary subject, MethodSummary reference, List<MethodSummary> methods, Score score) {
    PairedDifference paired = Paired.of(subject, reference, score::of);
    double difference = score.mean(subject) - score.mean(reference);
    String result =
        "%s reaches %s %s, %s %s (%s)."
            .formatted(
                subject.name(),
                score.reached(),
                Format.percent(score.statistics(subject)),
                position(difference),
                reference.name(),
                Format.percent(score.statistics(reference)));
    List<String> details = new ArrayList<>();
    details.add(certainty(paired));
    if (score == Score.H) {
      details.add(
          "On base classes it scores %s, on new classes %s."
              .formatted(
                  change(subject, reference, Part.BASE), change(subject, reference, Part.NEW)));
    }
    MethodSummary best = highest(methods, score);
    if (!best.name().equals(subject.name())) {
      details.add(
          "The highest %s here is that of %s, %s."
              .formatted(score.title(), best.name(), Format.percent(score.statistics(best))));
    }
    return new Headline(result, details);
  }

  private static Headline best(List<MethodSummary> methods, Score score) {
    List<MethodSummary> measured =
        methods.stream().filter(method -> score.isMeasured(method)).toList();
    if (measured.isEmpty()) {
      return new Headline(
          "No accuracy could be computed.", List.of("The test set has no rows of these classes."));
    }
    MethodSummary best = highest(measured, score);
    String value = Format.percent(score.statistics(best));
    String result =
        measured.size() == 1
            ? "%s reaches %s %s.".formatted(best.name(), score.reached(), value)
            : "%s has the highest %s of %d methods: %s."
                .formatted(best.name(), score.title(), measured.size(), value);
    if (score == Score.H) {
      return new Headline(
          result,
          List.of(
              "Base classes %s, new classes %s."
                  .formatted(
                      Format.percent(best.accuracy(Part.BASE)),
                      Format.percent(best.accuracy(Part.NEW)))));
    }
    return new Headline(result, List.of());
  }

  private static String certainty(PairedDifference paired) {
    int seeds = paired.difference().seeds();
    if (seeds < 2) {
      return "With %s to compare, nothing is known about chance."
          .formatted(Format.count(seeds, "seed"));
    }
    double mean = paired.difference().mean().orElseThrow();
    double halfWidth = paired.halfWidth().orElseThrow();
    return "It is higher in %d of %d seeds; the 95 %% interval of the difference, %s to %s points, %s."
        .formatted(
            paired.wins(),
            seeds,
            Format.signedPoints(mean - halfWidth),
            Format.signedPoints(mean + halfWidth),
            paired.isClear()
                ? "leaves out zero"
                : "includes zero, so these seeds do not settle which is better");
  }

  private static String position(double difference) {
    return Format.percent(difference).equals("0.0")
        ? "level with"
        : Format.points(difference) + (difference > 0 ? " above" : " below");
  }

  private static String change(MethodSummary subject, MethodSummary reference, Part part) {
    double difference =
        subject.accuracy(part).mean().orElseThrow() - reference.accuracy(part).mean().orElseThrow();
    if (Format.percent(difference).equals("0.0")) {
      return "the same";
    }
    return Format.points(difference) + (difference > 0 ? " more" : " less");
  }

  private static Optional<MethodSummary> measured(
      List<MethodSummary> methods, String name, Score score) {
    return methods.stream()
        .filter(method -> method.name().equals(name) && score.isMeasured(method))
        .findFirst();
  }

  private static MethodSummary highest(List<MethodSummary> methods, Score score) {
    return methods.stream()
        .filter(score::isMeasured)
        .max(Comparator.comparingDouble(score::mean))
        .orElseThrow();
  }
}
