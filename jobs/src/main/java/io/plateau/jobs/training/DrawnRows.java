package io.plateau.jobs.training;

import io.plateau.feature.ClassSplit;
import io.plateau.feature.FeatureTable;
import io.plateau.feature.FewShotSampler;
import io.plateau.feature.FewShotSelection;
import io.plateau.jobs.config.ClassSelection;
import io.plateau.jobs.config.Shots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which rows of a training split a run learns from.
 *
 * @param rows their positions, the views of a sample next to each other
 * @param views rows per sample
 * @param classes that are learned, the first of the split's
 * @param warning what the reader should know about the draw, if anything
 */
public record DrawnRows(int[] rows, int views, int classes, Optional<String> warning) {

  /**
   * Draws the shots and then keeps the wanted classes.
   *
   * @param train the training split, sorted by sample and view
   * @param seed of the draw
   * @throws IllegalArgumentException when nothing is left
   */
  public static DrawnRows of(FeatureTable train, Shots shots, ClassSelection classes, long seed) {
    int[] firstRows =
        IntStream.range(0, train.rows()).filter(row -> train.views()[row] == 0).toArray();
    int views = train.rows() / Math.max(1, firstRows.length);
    requireSameViews(train, firstRows, views);
    int[] labels = IntStream.of(firstRows).map(row -> train.batch().labels()[row]).toArray();
    int known = train.classNames().size();
    int wanted = classes == ClassSelection.BASE ? ClassSplit.halves(known).baseClasses() : known;

    Optional<String> warning = Optional.empty();
    int[] drawn = IntStream.range(0, labels.length).toArray();
    if (!shots.equals(Shots.ALL)) {
      FewShotSelection selection = FewShotSampler.seeded(seed).select(labels, shots.perClass());
      drawn = selection.positions();
      warning = selection.warning();
    }
    List<Integer> rows = new ArrayList<>();
    for (int sample : drawn) {
      if (labels[sample] < wanted) {
        for (int view = 0; view < views; view++) {
          rows.add(firstRows[sample] + view);
        }
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "classes: %s (expected: classes with training images; the %d wanted ones have none)"
              .formatted(classes, wanted));
    }
    return new DrawnRows(
        rows.stream().mapToInt(Integer::intValue).toArray(), views, wanted, warning);
  }

  /** Number of real samples. */
  public int samples() {
    return rows.length / views;
  }

  private static void requireSameViews(FeatureTable train, int[] firstRows, int views) {
    int[] expected = IntStream.range(0, firstRows.length * views).map(row -> row % views).toArray();
    if (!Arrays.equals(train.views(), expected)) {
      throw new IllegalArgumentException(
          "views: not the same number for every sample (expected: %d rows for each of %d samples)"
              .formatted(views, firstRows.length));
    }
  }
}
