package io.plateau.clip;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingTest {

  /** What native memory is overwritten with once it is free again. */
  private static void litter() {
    System.gc();
    List<ByteBuffer> garbage = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      garbage.add(
          ByteBuffer.allocateDirect(Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .putFloat(0, Float.NaN));
    }
    assertThat(garbage).hasSize(2_000);
  }

  @Test
  void theGradientSurvivesAGarbageCollectionOnTheWayBack() {
    Torch.initialise();
    try (NDManager manager = NDManager.newBaseManager()) {
      for (int trial = 0; trial < 10; trial++) {
        NDArray x = manager.create(new float[] {1, -2});
        x.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getEngine(Torch.ENGINE).newGradientCollector()) {
          NDArray sum = Scaling.times(x, 3).sum();
          litter();
          collector.backward(sum);
        }
        assertThat(x.getGradient().toFloatArray()).containsExactly(3, 3);
      }
    }
  }
}
