package io.plateau.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassSplitTest {

  @Test
  void anOddNumberOfClassesGivesTheBaseOneMore() {
    ClassSplit split = ClassSplit.halves(5);

    assertThat(split.baseClasses()).isEqualTo(3);
    assertThat(split.newClasses()).isEqualTo(2);
  }

  @Test
  void splitsRowsAndRelabelsTheNewOnes() {
    ClassSplit split = ClassSplit.halves(4);
    Batch rows = new Batch(new float[] {10, 11, 12, 13}, new int[] {3, 0, 2, 1}, 1);

    assertThat(split.baseRows(rows).labels()).containsExactly(0, 1);
    assertThat(split.baseRows(rows).features()).containsExactly(11, 13);
    assertThat(split.newRows(rows).labels()).containsExactly(1, 0);
    assertThat(split.newRows(rows).features()).containsExactly(10, 12);
  }

  @Test
  void splitsClassNames() {
    ClassSplit split = ClassSplit.halves(3);

    assertThat(split.baseOf(List.of("a", "b", "c"))).containsExactly("a", "b");
    assertThat(split.newOf(List.of("a", "b", "c"))).containsExactly("c");
  }

  @Test
  void oneClassCannotBeSplit() {
    assertThatThrownBy(() -> ClassSplit.halves(1))
        .hasMessage("classes: 1 (expected: >= 2, one base and one new class at least)");
  }

  @Test
  void refusesASplitWithoutNewClasses() {
    assertThatThrownBy(() -> new ClassSplit(4, 4)).hasMessage("baseClasses: 4 (expected: 1 to 3)");
  }
}
