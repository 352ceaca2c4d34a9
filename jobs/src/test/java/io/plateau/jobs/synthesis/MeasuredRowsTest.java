package io.plateau.jobs.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.prep.featureset.Split;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasuredRowsTest {

  /**
   * Twenty images of two classes in turn, each with a second view; a row's feature is its number.
   */
  private static final FeatureTable TABLE = table(List.of("ant", "bee"));

  private static FeatureTable table(List<String> classNames) {
    int rows = 40;
    float[] features = new float[rows];
    for (int row = 0; row < rows; row++) {
      features[row] = row;
    }
    return new FeatureTable(
        classNames,
        IntStream.range(0, rows).mapToObj(row -> "image " + row / 2).toList(),
        IntStream.range(0, rows).map(row -> row % 2).toArray(),
        new Batch(features, IntStream.range(0, rows).map(row -> row / 2 % 2).toArray(), 1));
  }

  private static Optional<MeasuredRows> of(String... fitted) {
    return MeasuredRows.of(Split.VAL, TABLE, List.of(fitted), 1);
  }

  @Test
  void takesPlainViewsOfTheFittedClassesUnderTheirLabels() {
    MeasuredRows rows = of("cat", "bee").orElseThrow();

    assertThat(rows.classNames()).containsExactly("cat", "bee");
    assertThat(rows.rows().labels()).hasSize(10).containsOnly(1);
    float[] sorted = rows.rows().features().clone();
    Arrays.sort(sorted);
    assertThat(sorted).containsExactly(2, 6, 10, 14, 18, 22, 26, 30, 34, 38);
  }

  @Test
  void takesNoneOfOtherClasses() {
    assertThat(of("cat")).isEmpty();
  }
}
