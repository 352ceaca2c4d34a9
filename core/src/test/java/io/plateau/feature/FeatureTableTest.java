package io.plateau.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureTableTest {

  private static final Batch BATCH = new Batch(new float[] {1, 0, 0, 1}, new int[] {1, 0}, 2);

  @Test
  void selectsRowsInTheGivenOrder() {
    FeatureTable table =
        new FeatureTable(List.of("cat", "dog"), List.of("a", "b"), new int[] {0, 3}, BATCH);

    FeatureTable selected = table.select(new int[] {1, 1, 0});

    assertThat(selected.ids()).containsExactly("b", "b", "a");
    assertThat(selected.views()).containsExactly(3, 3, 0);
    assertThat(selected.batch().labels()).containsExactly(0, 0, 1);
    assertThat(selected.batch().features()).containsExactly(0, 1, 0, 1, 1, 0);
  }

  @Test
  void someClassesAreRelabelledFromZero() {
    FeatureTable table =
        new FeatureTable(List.of("cat", "dog"), List.of("a", "b"), new int[] {0, 3}, BATCH);

    FeatureTable dogs = table.over(1, 2);

    assertThat(dogs.classNames()).containsExactly("dog");
    assertThat(dogs.ids()).containsExactly("a");
    assertThat(dogs.batch().labels()).containsExactly(0);
    assertThat(dogs.batch().features()).containsExactly(1, 0);
  }

  @Test
  void refusesALabelWithoutAName() {
    assertThatThrownBy(() -> new FeatureTable(List.of("cat"), List.of("a", "b"), new int[2], BATCH))
        .hasMessage("label: 1 (expected: 0 to 0, one of the class names)");
  }

  @Test
  void refusesRowsWithoutId() {
    assertThatThrownBy(
            () -> new FeatureTable(List.of("cat", "dog"), List.of("a"), new int[2], BATCH))
        .hasMessage("ids: 1 (expected: one per row, 2)");
  }
}
