package io.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTest {

  @ParameterizedTest
  @CsvSource({"10, 1", "10, 2", "10, 3", "10, 10", "3, 7", "1, 2"})
  void partsCoverTheBatchInOrderAndDifferByOneRowAtMost(int rows, int parts) {
    int[] all = new int[rows];
    for (int i = 0; i < rows; i++) {
      all[i] = 100 - i;
    }
    Step step = new Step(4, 1, all);

    List<Integer> covered = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int[] share = step.part(part, parts);
      assertThat(share.length).isBetween(rows / parts, (rows + parts - 1) / parts);
      for (int row : share) {
        covered.add(row);
      }
    }
    assertThat(covered.stream().mapToInt(Integer::intValue).toArray()).containsExactly(all);
  }
}
