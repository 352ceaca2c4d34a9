package io.plateau.adapter;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a learner on features learns from. Every row counts as a sample, augmented views too; where
 * a learner speaks of shots, the views of one image are one.
 *
 * @param texts the classes
 * @param train rows to learn from; classes may be without any, as new classes are
 * @param validation rows to choose hyper-parameters on; none leaves them at their defaults
 */
public record LearnerInput(ClassTexts texts, FeatureTable train, FeatureTable validation) {

  public LearnerInput {
    if (texts.classes() < 2) {
      throw new IllegalArgumentException(
          "classes: %s (expected: two at least, to tell them apart)".formatted(texts.names()));
    }
    requireMatching("train", train, texts);
    requireMatching("validation", validation, texts);
    int[] seen = seenLabels(train);
    if (seen.length < 2) {
      throw new IllegalArgumentException(
          "train: %d rows of the classes %s (expected: rows of two classes at least)"
              .formatted(train.rows(), Arrays.stream(seen).mapToObj(texts.names()::get).toList()));
    }
  }

  /** Input without validation rows: hyper-parameters stay at their defaults. */
  public static LearnerInput of(ClassTexts texts, FeatureTable train) {
    return new LearnerInput(texts, train, train.select(new int[0]));
  }

  /**
   * The same with generated rows after the real ones ("+ SHIP").
   *
   * @param synthetic rows of the same classes
   */
  public LearnerInput withSynthetic(FeatureTable synthetic) {
    requireMatching("synthetic", synthetic, texts);
    return new LearnerInput(texts, concatenate(train, synthetic), validation);
  }

  /** The same over the first classes alone: for learners that say nothing about others. */
  public LearnerInput first(int classes) {
    int[] labels = IntStream.range(0, classes).toArray();
    return new LearnerInput(texts.select(labels), over(labels, train), over(labels, validation));
  }

  /** Whether every class has rows to learn from. */
  public boolean hasRowsOfEveryClass() {
    return seenLabels().length == texts.classes();
  }

  boolean hasValidation() {
    return validation.rows() > 0;
  }

  /** Labels of the classes that have rows to learn from, ascending. */
  int[] seenLabels() {
    return seenLabels(train);
  }

  /** The same over the classes alone that have rows to learn from, relabelled in their order. */
  LearnerInput seen() {
    int[] labels = seenLabels();
    return labels.length == texts.classes()
        ? this
        : new LearnerInput(texts.select(labels), over(labels, train), over(labels, validation));
  }

  /**
   * Checks that there is something to learn of every class.
   *
   * @param learner what messages call it
   */
  void requireRowsOfEveryClass(String learner) {
    int[] seen = seenLabels();
    for (int label = 0; label < texts.classes(); label++) {
      if (Arrays.binarySearch(seen, label) < 0) {
        throw new IllegalArgumentException(
            "Cannot fit %s: class '%s' has no rows to learn from. Leave the class out, or add synthetic rows of it."
                .formatted(learner, texts.names().get(label)));
      }
    }
  }

  private static int[] seenLabels(FeatureTable table) {
    return Arrays.stream(table.batch().labels()).sorted().distinct().toArray();
  }

  /**
   * The rows of some classes, relabelled to their positions among these.
   *
   * @param labels the classes, ascending
   */
  static FeatureTable over(int[] labels, FeatureTable table) {
    int[] old = table.batch().labels();
    FeatureTable kept =
        table.select(
            IntStream.range(0, old.length)
                .filter(row -> Arrays.binarySearch(labels, old[row]) >= 0)
                .toArray());
    int[] relabelled =
        Arrays.stream(kept.batch().labels())
            .map(label -> Arrays.binarySearch(labels, label))
            .toArray();
    return new FeatureTable(
        Arrays.stream(labels).mapToObj(table.classNames()::get).toList(),
        kept.ids(),
        kept.views(),
        new Batch(kept.batch().features(), relabelled, kept.batch().width()));
  }

  private static FeatureTable concatenate(FeatureTable first, FeatureTable second) {
    List<String> ids = new ArrayList<>(first.ids());
    ids.addAll(second.ids());
    return new FeatureTable(
        first.classNames(),
        ids,
        IntStream.concat(Arrays.stream(first.views()), Arrays.stream(second.views())).toArray(),
        Batches.concatenate(first.batch(), second.batch()));
  }

  private static void requireMatching(String name, FeatureTable table, ClassTexts texts) {
    if (!table.classNames().equals(texts.names())) {
      throw new IllegalArgumentException(
          "%s: rows of the classes %s (expected: %s, as the texts have)"
              .formatted(name, table.classNames(), texts.names()));
    }
    if (table.batch().width() != texts.width()) {
      throw new IllegalArgumentException(
          "%s: features of width %d (expected: %d, as the text features have)"
              .formatted(name, table.batch().width(), texts.width()));
    }
    UnitFeatures.require(
        table.batch().features(),
        table.batch().width(),
        row -> "%s, row %d (%s)".formatted(name, row, table.ids().get(row)));
  }
}
