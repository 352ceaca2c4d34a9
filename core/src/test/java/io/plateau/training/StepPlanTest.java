package io.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepPlanTest {

  @Test
  void everyEpochIsAPermutationOfItsOwn() {
    StepPlan plan = new StepPlan(12, 1, 4, 9, 1);

    Set<List<Integer>> orders = new HashSet<>();
    for (int epoch = 0; epoch < 3; epoch++) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < plan.stepsPerEpoch(); i++) {
        Step step = plan.step(epoch * 3L + i);
        assertThat(step.epoch()).isEqualTo(epoch);
        IntStream.of(step.rows()).forEach(order::add);
      }
      assertThat(order)
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 12).boxed().toList());
      orders.add(order);
    }
    assertThat(orders).hasSize(3);
  }

  @Test
  void anIncompleteLastBatchIsLeftOut() {
    StepPlan plan = new StepPlan(11, 1, 4, 10, 1);

    assertThat(plan.stepsPerEpoch()).isEqualTo(2);
    assertThat(plan.epochs()).isEqualTo(5);
    assertThat(plan.step(2).epoch()).isEqualTo(1);
    assertThat(plan.step(1).rows()).hasSize(4).doesNotContain(plan.step(0).rows());
  }

  @Test
  void epochsAreRoundedUp() {
    assertThat(new StepPlan(12, 1, 4, 7, 1).epochs()).isEqualTo(3);
  }

  @Test
  void aStepIsAFunctionOfSeedAndIndexAlone() {
    StepPlan plan = new StepPlan(50, 3, 8, 100, 42);
    plan.step(99);

    assertThat(plan.step(17))
        .usingRecursiveComparison()
        .isEqualTo(new StepPlan(50, 3, 8, 18, 42).step(17));
    assertThat(plan.step(17).rows()).isNotEqualTo(new StepPlan(50, 3, 8, 100, 43).step(17).rows());
  }

  @Test
  void everyEpochDrawsOneViewOfEachSample() {
    StepPlan plan = new StepPlan(30, 4, 30, 60, 7);

    Set<Integer> viewsOfFirst = new HashSet<>();
    for (int epoch = 0; epoch < 60; epoch++) {
      int[] rows = plan.step(epoch).rows();
      assertThat(IntStream.of(rows).map(row -> row / 4).distinct().count()).isEqualTo(30);
      IntStream.of(rows).filter(row -> row < 4).forEach(viewsOfFirst::add);
    }
    assertThat(viewsOfFirst).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 | 1 | 1 | 1 | samples x views: 0 x 1 (expected: both > 0)
          1 | 0 | 1 | 1 | samples x views: 1 x 0 (expected: both > 0)
          9 | 1 | 0 | 1 | batch-size: 0 (expected: 1 to 9, the number of samples)
          9 | 1 | 10 | 1 | batch-size: 10 (expected: 1 to 9, the number of samples)
          9 | 1 | 3 | 0 | steps: 0 (expected: > 0)
          """)
  void refusesPlansThatCannotBeFollowed(
      int samples, int views, int batchSize, long steps, String message) {
    assertThatThrownBy(() -> new StepPlan(samples, views, batchSize, steps, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
