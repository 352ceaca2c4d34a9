package io.plateau.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.config.DistributionMode;
import io.plateau.training.ClusterSpeed;
import io.plateau.training.StepCost;
import io.plateau.training.TextLoad;
import org.junit.jupiter.api.Test;

class DistributionPlanTest {

  /** ImageNet's names at ViT-B/16's text size. */
  private static final TextLoad MANY = new TextLoad(1000, 4000, 2000, 12, 512, 512, 8192, 2);

  /** Ten classes of a small model: nothing to gain from another worker. */
  private static final TextLoad FEW = new TextLoad(10, 60, 34, 3, 96, 64, 384, 2);

  @Test
  void manyClassesAreShared() {
    assertThat(plan(DistributionMode.AUTO, MANY, 2).chosen()).isEqualTo(DistributionMode.CLASS);
  }

  @Test
  void whereMeetingCostsMoreThanEncodingTheBatchIsShared() {
    assertThat(plan(DistributionMode.AUTO, FEW, 2).chosen()).isEqualTo(DistributionMode.DATA);
  }

  @Test
  void oneWorkerHasAllClasses() {
    assertThat(plan(DistributionMode.AUTO, MANY, 1).chosen()).isEqualTo(DistributionMode.DATA);
  }

  @Test
  void whatIsAskedForIsDone() {
    assertThat(plan(DistributionMode.CLASS, FEW, 2).chosen()).isEqualTo(DistributionMode.CLASS);
    assertThat(plan(DistributionMode.DATA, MANY, 2).chosen()).isEqualTo(DistributionMode.DATA);
  }

  @Test
  void theReckoningIsWrittenDown() {
    assertThat(plan(DistributionMode.AUTO, MANY, 2).explain())
        .isEqualTo(
            """
            A step of 2 passes over 1000 classes: 4000 token rows (19.3x fewer than 77 a class), 8192 learned floats, 2 workers.
            Reckoned with 80 GFLOP/s a worker, 3 ms an exchange, 0.05 us a float.

            distribution   rows/worker   encode s   exchange s     step s   memory/worker GB
            data                  4000     15.099        0.005     15.105               1.97
            class                 2000      7.550        0.119      7.669               0.98

            Taken: class (distribution: auto takes the shorter step).
            """);
  }

  private static DistributionPlan plan(DistributionMode asked, TextLoad load, int workers) {
    ClusterSpeed speed = new ClusterSpeed(workers, 80e9, 0.003, 5e-8);
    return new DistributionPlan(
        asked,
        load,
        speed,
        StepCost.dataParallel(load, speed),
        StepCost.classParallel(load, speed));
  }
}
