package io.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StepCostTest {

  /** A thousand classes of four rows each at ViT-B/16's text size, halved by two workers. */
  private static final TextLoad LOAD = new TextLoad(1000, 4000, 2000, 12, 512, 512, 8192, 2);

  private static final ClusterSpeed SPEED = new ClusterSpeed(2, 1e11, 0.002, 5e-8);

  @Test
  void dataParallelWorkersRepeatTheTower() {
    StepCost cost = StepCost.dataParallel(LOAD, SPEED);

    // 2 passes x 4000 rows x 12 layers x 48 x 512^2 flops.
    assertThat(cost.encodeSeconds()).isCloseTo(12.0796, within(1e-3));
    // One exchange; 3 x 8192 floats for each of two workers.
    assertThat(cost.exchangeSeconds()).isCloseTo(0.002 + 49152 * 5e-8, within(1e-9));
    assertThat(cost.seconds()).isEqualTo(cost.encodeSeconds() + cost.exchangeSeconds());
    assertThat(cost.rows()).isEqualTo(4000);
  }

  @Test
  void workersThatShareTheClassesMeetTwiceInAPass() {
    StepCost cost = StepCost.classParallel(LOAD, SPEED);

    assertThat(cost.encodeSeconds()).isCloseTo(12.0796 / 2, within(1e-3));
    assertThat(cost.exchangeSeconds())
        .isCloseTo(4 * 0.002 + 2 * (2 * 512_000 + 49152) * 5e-8, within(1e-9));
  }

  /** The benchmark's thousand names took 2.9 GB; about a third of that is no activation. */
  @Test
  void memoryIsThatOfTheActivations() {
    assertThat(StepCost.dataParallel(LOAD, SPEED).memoryBytes()).isCloseTo(1.97e9, within(0.1e9));
    assertThat(StepCost.classParallel(LOAD, SPEED).memoryBytes()).isCloseTo(0.98e9, within(0.1e9));
  }

  /** Thirty-two images with prompts of their own, of which each of two workers has sixteen. */
  @Test
  void promptsPerImageMultiplyTheRows() {
    TextLoad load = LOAD.perImage(32, 2);

    assertThat(load.rows()).isEqualTo(16 * 4000);
    assertThat(load.shardRows()).isEqualTo(32 * 2000);
    assertThat(LOAD.perImage(33, 2).rows()).isEqualTo(17 * 4000);
  }

  @Test
  void refusesASpeedThatIsNone() {
    assertThatThrownBy(() -> new ClusterSpeed(0, 1e11, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workers: 0 (expected: >= 1)");
    assertThatThrownBy(() -> new ClusterSpeed(1, 0, 0.1, 0.2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "speed: 0.0 flop/s, 0.1 s an exchange, 0.2 s a float (expected: > 0, >= 0, >= 0)");
  }
}
