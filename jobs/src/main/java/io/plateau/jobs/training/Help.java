package io.plateau.jobs.training;

import io.plateau.adapter.ClassTexts;
import io.plateau.continual.remedy.ParameterPenalty;
import io.plateau.feature.FeatureTable;
import io.plateau.prompt.LossTerm;
import io.plateau.prompt.RowWeights;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What training a prompt is given beside its rows and their cross-entropy. Terms and the penalty
 * are of the objective, so that every update rule acts on all of it.
 *
 * @param mixedIn rows that steps mix in, if any
 * @param weights how these rows and the task's own enter the cross-entropy
 * @param terms that the loss has more
 * @param penalty on what is learned, if any
 * @param kept rows whose loss no step is to raise, if any (A-GEM)
 * @param fixed classes whose text features stay as they are: the first of those that rows are
 *     labelled by, if any
 * @param averageEvery steps from one point of the running mean of what is learned to the next; 0
 *     for none
 */
public record Help(
    @Nullable SyntheticRows mixedIn,
    RowWeights weights,
    List<NamedTerm> terms,
    @Nullable ParameterPenalty penalty,
    @Nullable FeatureTable kept,
    @Nullable ClassTexts fixed,
    int averageEvery) {

  /** None. */
  public static final Help NONE = new Help(null, RowWeights.EQUAL, List.of(), null, null, null, 0);

  public Help {
    terms = List.copyOf(terms);
  }

  /** Rows of which every step mixes in as many as it has of the task. */
  public static Help mixing(SyntheticRows rows, RowWeights weights) {
    return new Help(rows, weights, List.of(), null, null, null, 0);
  }

  public static Help term(List<String> classNames, LossTerm term) {
    return new Help(
        null, RowWeights.EQUAL, List.of(new NamedTerm(classNames, term)), null, null, null, 0);
  }

  public static Help penalty(ParameterPenalty penalty) {
    return new Help(null, RowWeights.EQUAL, List.of(), penalty, null, null, 0);
  }

  /**
   * Rows whose loss no step is to raise. Rows of the task are over its own classes all the same.
   *
   * @param ownClasses how many these are
   */
  public static Help keeping(FeatureTable rows, int ownClasses) {
    return new Help(null, RowWeights.withOwnOver(ownClasses), List.of(), null, rows, null, 0);
  }

  public static Help fixing(ClassTexts texts) {
    return new Help(null, RowWeights.EQUAL, List.of(), null, null, texts, 0);
  }

  public static Help averaging(int every) {
    return new Help(null, RowWeights.EQUAL, List.of(), null, null, null, every);
  }

  /**
   * Both. Of what there can be one of, that of the first goes before.
   *
   * @throws IllegalArgumentException if both have rows to mix in
   */
  public Help and(Help other) {
    if (mixedIn != null && other.mixedIn != null) {
      throw new IllegalArgumentException(
          "rows to mix in: from %s and from %s (expected: from one)"
              .formatted(mixedIn.origin().uri(), other.mixedIn.origin().uri()));
    }
    return new Help(
        mixedIn != null ? mixedIn : other.mixedIn,
        weights.equals(RowWeights.EQUAL) ? other.weights : weights,
        Stream.concat(terms.stream(), other.terms.stream()).toList(),
        penalty != null ? penalty : other.penalty,
        kept != null ? kept : other.kept,
        fixed != null ? fixed : other.fixed,
        Math.max(averageEvery, other.averageEvery));
  }

  /** Names of the classes that are fixed. */
  List<String> fixedNames() {
    return fixed == null ? List.of() : fixed.names();
  }

  /**
   * Of the classes that rows are labelled by, those that are learned.
   *
   * @throws IllegalArgumentException if the others are not the first
   */
  List<String> learned(List<String> classNames) {
    int first = fixedNames().size();
    if (!classNames.subList(0, Math.min(first, classNames.size())).equals(fixedNames())) {
      throw new IllegalArgumentException(
          "fixed: %s (expected: the first of %s)".formatted(fixedNames(), classNames));
    }
    return classNames.subList(first, classNames.size());
  }
}
