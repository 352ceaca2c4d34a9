package io.plateau.jobs.continual;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.tensor.UnitRows;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DensityMemoryTest {

  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final int WIDTH = 3;

  /** Rows of a class around an axis. */
  private static FeatureTable rows(int label, int axis, int count) {
    Random random = new Random(axis);
    float[] features = new float[count * WIDTH];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) ((i % WIDTH == axis ? 1 : 0) + 0.05 * random.nextGaussian());
    }
    return new FeatureTable(
        NAMES,
        IntStream.range(0, count).mapToObj(row -> label + "/" + row).toList(),
        new int[count],
        new Batch(
            UnitRows.normalize(features, WIDTH),
            IntStream.generate(() -> label).limit(count).toArray(),
            WIDTH));
  }

  private static DensityMemory memory(DensityKind kind) {
    return DensityMemory.NONE
        .with(DensityMemory.of(rows(2, 0, 30), kind))
        .with(DensityMemory.of(rows(0, 1, 10), kind));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDrawnIsLikeTheClass(DensityKind kind) {
    FeatureTable drawn = memory(kind).draw(NAMES, 8, 1);

    assertThat(drawn.batch().labels())
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2);
    for (int row = 0; row < 16; row++) {
      int axis = drawn.batch().labels()[row] == 0 ? 1 : 0;
      assertThat(drawn.batch().features()[row * WIDTH + axis]).isGreaterThan(0.9f);
    }
    assertThat(drawn.ids().get(0)).isEqualTo("drawn/a/0");
  }

  @ParameterizedTest
  @EnumSource
  void aClassThatReturnsIsDrawnByItsRowsInEachTask(DensityKind kind) {
    DensityMemory twice = memory(kind).with(DensityMemory.of(rows(2, 2, 10), kind));

    FeatureTable drawn = twice.draw(NAMES, 8, 1);

    Batch ofClass = drawn.batch().select(IntStream.range(8, 16).toArray());
    long first = IntStream.range(0, 8).filter(row -> ofClass.features()[row * WIDTH] > 0.9).count();
    assertThat(first).isEqualTo(6); // 30 rows of 40
  }

  @ParameterizedTest
  @EnumSource
  void otherClassesDoNotChangeWhatIsDrawnOfOne(DensityKind kind) {
    DensityMemory more = memory(kind).with(DensityMemory.of(rows(1, 2, 10), kind));

    assertThat(more.draw(NAMES, 8, 1).select(IntStream.range(0, 8).toArray()).batch().features())
        .containsExactly(
            memory(kind)
                .draw(NAMES, 8, 1)
                .select(IntStream.range(0, 8).toArray())
                .batch()
                .features());
  }

  @ParameterizedTest
  @EnumSource
  void aMemoryThatWasWrittenAndReadDrawsAsItDid(DensityKind kind) throws Exception {
    byte[] bytes = DensityTensors.of(memory(kind)).bytes();

    DensityMemory read = DensityTensors.memory(KeptTensors.of("state", bytes));

    assertThat(DensityTensors.of(read).bytes()).isEqualTo(bytes);
    assertThat(read.draw(NAMES, 5, 3).batch().features())
        .containsExactly(memory(kind).draw(NAMES, 5, 3).batch().features());
  }
}
