package io.plateau.feature;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The base-to-new split of the labels {@code 0 .. classes - 1}: the first are the base classes that
 * a prompt learns from, the rest are new to it. Apply it after few-shot sampling, as CoCoOp does.
 *
 * @param classes number of all classes
 * @param baseClasses number of base classes
 */
public record ClassSplit(int classes, int baseClasses) {

  public ClassSplit {
    if (classes < 2) {
      throw new IllegalArgumentException(
          "classes: " + classes + " (expected: >= 2, one base and one new class at least)");
    }
    if (baseClasses < 1 || baseClasses >= classes) {
      throw new IllegalArgumentException(
          "baseClasses: %d (expected: 1 to %d)".formatted(baseClasses, classes - 1));
    }
  }

  /** The protocol's split: the first ceil(n/2) labels are base, the rest new. */
  public static ClassSplit halves(int classes) {
    return new ClassSplit(classes, (classes + 1) / 2);
  }

  public int newClasses() {
    return classes - baseClasses;
  }

  public boolean isBase(int label) {
    return label < baseClasses;
  }

  /** The rows of base classes; their labels stay what they are. */
  public Batch baseRows(Batch rows) {
    return rows.select(positions(rows.labels(), this::isBase));
  }

  /** The rows of new classes; their labels stay what they are. */
  public Batch newRowsOverAll(Batch rows) {
    return rows.select(positions(rows.labels(), label -> !isBase(label)));
  }

  /** The rows of new classes, relabelled to start at 0. */
  public Batch newRows(Batch rows) {
    Batch selected = newRowsOverAll(rows);
    int[] relabelled = IntStream.of(selected.labels()).map(label -> label - baseClasses).toArray();
    return new Batch(selected.features(), relabelled, selected.width());
  }

  /** The base part of a list with one element per class, such as the class names. */
  public <T> List<T> baseOf(List<T> perClass) {
    return perClass.subList(0, baseClasses);
  }

  /** The new part of a list with one element per class, such as the class names. */
  public <T> List<T> newOf(List<T> perClass) {
    return perClass.subList(baseClasses, classes);
  }

  private static int[] positions(int[] labels, IntPredicate wanted) {
    return IntStream.range(0, labels.length).filter(i -> wanted.test(labels[i])).toArray();
  }
}
