package io.plateau.jobs.synthesis;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.feature.FewShotSampler;
import io.plateau.prep.featureset.Split;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Real features that a generator is measured on.
 *
 * @param split they are of
 * @param classNames the name of each label
 * @param rows plain views
 */
public record MeasuredRows(Split split, List<String> classNames, Batch rows) {

  /**
   * Each is a prompt of the text tower, and so is each synthetic feature that it is held against.
   */
  static final int PER_CLASS = 16;

  public MeasuredRows {
    classNames = List.copyOf(classNames);
  }

  /**
   * Draws some plain views of each class that a generator learned from; none where the table has
   * none of them.
   *
   * @param classNames what the generator learned from
   * @param seed of the draw
   */
  static Optional<MeasuredRows> of(
      Split split, FeatureTable table, List<String> classNames, long seed) {
    int[] label = table.classNames().stream().mapToInt(classNames::indexOf).toArray();
    int[] known =
        IntStream.range(0, table.rows())
            .filter(row -> table.views()[row] == 0 && label[table.batch().labels()[row]] >= 0)
            .toArray();
    int[] labels = IntStream.of(known).map(row -> label[table.batch().labels()[row]]).toArray();
    int[] drawn = FewShotSampler.seeded(seed).select(labels, PER_CLASS).positions();
    if (drawn.length == 0) {
      return Optional.empty();
    }
    Batch rows = table.batch().select(IntStream.of(drawn).map(i -> known[i]).toArray());
    int[] drawnLabels = IntStream.of(drawn).map(i -> labels[i]).toArray();
    return Optional.of(
        new MeasuredRows(split, classNames, new Batch(rows.features(), drawnLabels, rows.width())));
  }
}
