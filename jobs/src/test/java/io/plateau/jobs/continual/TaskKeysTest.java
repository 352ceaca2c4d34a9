package io.plateau.jobs.continual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.continual.selection.Selection;
import io.plateau.continual.selection.TaskSelector;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.tensor.UnitRows;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskKeysTest {

  private static final int WIDTH = 4;

  /** Unit features around an axis, of two classes. */
  private static FeatureTable around(int axis, int rows) {
    Random random = new Random(axis);
    float[] features = new float[rows * WIDTH];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) ((i % WIDTH == axis ? 1 : 0) + 0.1 * random.nextGaussian());
    }
    int[] labels = IntStream.range(0, rows).map(row -> row % 2).toArray();
    return new FeatureTable(
        List.of("a", "b"),
        IntStream.range(0, rows).mapToObj(row -> axis + "/" + row).toList(),
        new int[rows],
        new Batch(UnitRows.normalize(features, WIDTH), labels, WIDTH));
  }

  private static Stream<TaskKey<?>> everyKey() {
    return Stream.of(new CentreKey(), new DensityKey(), new EncoderKey(0.95));
  }

  @ParameterizedTest
  @MethodSource("everyKey")
  <K> void aKeyKnowsTheSamplesOfItsTask(TaskKey<K> key) {
    TaskSelector selector = key.selector(List.of(key.of(around(0, 40)), key.of(around(1, 40))));

    List<Selection> selections = selector.select(around(1, 20).batch());

    assertThat(selections).extracting(Selection::task).containsOnly(1);
  }

  @ParameterizedTest
  @MethodSource("everyKey")
  <K> void aKeyThatWasWrittenAndReadSelectsAsItDid(TaskKey<K> key) throws Exception {
    K before = key.decode(key.encode(key.of(around(0, 40)))); // as it is kept
    byte[] bytes = key.encode(before).bytes();

    K after = key.decode(KeptTensors.of("state", bytes));

    assertThat(key.encode(after).bytes()).isEqualTo(bytes);
    Batch rows = around(1, 20).batch();
    assertThat(key.selector(List.of(after, after)).select(rows))
        .extracting(Selection::task)
        .containsOnly(0);
  }

  @Test
  void farFromAllTasksZeroShotIsLeft() {
    EncoderKey key = new EncoderKey(0.95);
    TaskSelector selector = key.selector(List.of(key.of(around(0, 40))));

    assertThat(selector.select(around(3, 20).batch()))
        .extracting(Selection::weight)
        .containsOnly(0.0);
  }

  @Test
  void ofImagesTooFewToHoldOneOutNoLimitIsChosen() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EncoderKey(0.95).of(around(0, 8)))
        .withMessage(
            "Cannot choose how far features may be from a task: no class has 5 images, so that none is held out. Give it more --set shots, or take another strategy.");
  }

  @Test
  void aStateWithoutATensorIsDamaged() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CentreKey().decode(KeptTensors.NONE))
        .withMessage(
            "Cannot read the state: it has no tensor centres (it has []). Start the stream again.");
  }
}
