package io.plateau.pretrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

  @Test
  void anEpochSeesEveryExampleOnce() {
    Batches batches = new Batches(12, 4, new SplittableRandom(1));
    int[] seen =
        IntStream.range(0, 3).flatMap(i -> IntStream.of(batches.next())).sorted().toArray();

    assertThat(seen).containsExactly(IntStream.range(0, 12).toArray());
  }

  @Test
  void theNextEpochHasAnotherOrder() {
    Batches batches = new Batches(100, 100, new SplittableRandom(1));

    assertThat(batches.next()).isNotEqualTo(batches.next());
  }

  @Test
  void aRemainderSmallerThanABatchIsSkipped() {
    Batches batches = new Batches(10, 4, new SplittableRandom(1));
    for (int i = 0; i < 20; i++) {
      assertThat(batches.next()).hasSize(4).doesNotHaveDuplicates();
    }
  }
}
