package io.plateau.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.prompt.Prompts;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  private static final Workload WORKLOAD =
      Workload.of(
          "run", new Prompts(List.of(new long[] {1, ~0, 2}, new long[] {1, ~0, 3}), 1), 5, 1);

  @Test
  void imagesAreNormalisedAndOfAllClassesInTurn() {
    assertThat(WORKLOAD.images().labels()).containsExactly(0, 1, 0, 1, 0);
    float[] features = WORKLOAD.images().select(new int[] {3}).features();
    double squares = 0;
    for (float value : features) {
      squares += value * value;
    }
    assertThat(squares).isBetween(1 - 1e-5, 1 + 1e-5);
  }

  @Test
  void aStepIsTheWholeBatch() {
    assertThat(WORKLOAD.plan(2).step(1).rows()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void everyMachineMakesTheSameNumbers() {
    assertThat(WORKLOAD.context().get("context").values())
        .containsExactly(WORKLOAD.context().get("context").values());
    assertThat(WORKLOAD.images().features()).containsExactly(WORKLOAD.images().features());
  }
}
