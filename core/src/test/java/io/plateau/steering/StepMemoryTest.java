package io.plateau.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.clip.Activation;
import io.plateau.clip.ClipConfig;
import io.plateau.clip.TokenShape;
import io.plateau.clip.TransformerConfig;
import org.junit.jupiter.api.Test;

class StepMemoryTest {

  private static final ClipConfig VIT_B16 =
      new ClipConfig(
          new ClipConfig.Text(
              new TransformerConfig(512, 12, 8, 2048, Activation.QUICK_GELU, 1e-5f),
              49408,
              77,
              49407),
          new ClipConfig.Vision(
              new TransformerConfig(768, 12, 12, 3072, Activation.QUICK_GELU, 1e-5f), 224, 16, 3),
          512);

  private static SteeringShape shape(int lateLayers) {
    return SteeringShape.of(TokenShape.of(VIT_B16.vision(), lateLayers), SteeringMethod.TOAST, 100);
  }

  /**
   * 6304 token rows: 4 layers of 5 x 768 + 12 x 197, 3 of 3072, 4 x 768 for what is selected; and
   * 32 rows of 3072.
   */
  @Test
  void activationsAreThoseOfTheLateLayers() {
    long floats = 6304L * (4 * (3840 + 2364) + 3 * 3072 + 4 * 768) + 32 * 3072;

    assertThat(StepMemory.of(VIT_B16, shape(4), 32).activations()).isEqualTo(4 * floats);
  }

  /**
   * Twice 738,048 learned numbers; A_l and B_l, their sums with the updates, three products, and
   * gradients of the last five; twice the rows; what a layer has in flight.
   */
  @Test
  void updatesOfLowRankNeedTheirProducts() {
    SteeringShape lite = SteeringShape.of(shape(12).tokens(), SteeringMethod.TOAST_LITE, 100);
    long floats =
        2 * 738_048L
            + 12 * 12 * 768 * 768
            + 2 * 32 * (512 + 2 * 197 * 768)
            + 6304 * (8 * 768 + 2 * 12 * 197);

    assertThat(StepMemory.of(VIT_B16, lite, 32).working()).isEqualTo(4 * floats);
  }

  @Test
  void memoryGrowsWithTheBatchAndTheLateLayers() {
    long four = StepMemory.of(VIT_B16, shape(4), 32).device();

    assertThat(StepMemory.of(VIT_B16, shape(12), 32).device()).isGreaterThan(2 * four);
    assertThat(StepMemory.of(VIT_B16, shape(4), 8).device()).isLessThan(four / 2);
  }

  @Test
  void aDeviceThatIsTooSmallIsRefusedWithTheNumbers() {
    StepMemory memory = StepMemory.of(VIT_B16, shape(4), 32);

    memory.requireDevice(room(memory.device()));
    assertThatThrownBy(() -> memory.requireDevice(room(1L << 30)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot train here: a step needs about %d MB of the room, and there are 1024 MB. Raise its-size, lower batch-size, or prepare tokens of fewer late layers.",
            memory.device() >> 20);
  }

  /** 605 kB an image. */
  @Test
  void theHeapHoldsTheImagesToo() {
    StepMemory memory = StepMemory.of(VIT_B16, shape(4), 32);
    long images = 1000 * 2L * 2 * 197 * 768;

    memory.requireHeap(shape(4), 1000, room(memory.heap() + images));
    assertThatThrownBy(() -> memory.requireHeap(shape(4), 1000, room(memory.heap() + images - 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Cannot train here: 1000 images take 577 MB of the room and a step about ")
        .hasMessageEndingWith("Raise its-size, or learn from fewer shots or views.");
  }

  private static StepMemory.Room room(long bytes) {
    return new StepMemory.Room("the room", bytes, "its-size");
  }
}
