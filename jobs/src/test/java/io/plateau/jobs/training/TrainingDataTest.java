package io.plateau.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.artifact.PromptConfig;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.ClassSelection;
import io.plateau.jobs.config.Shots;
import io.plateau.training.Step;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingDataTest {

  private static final List<String> KNOWN = List.of("ant", "bee", "cat", "dog");

  /** One row a class. */
  private static final FeatureTable REAL = table(KNOWN, 0, 1, 2, 3);

  private static TrainingData base() {
    return TrainingData.draw(REAL, Shots.ALL, ClassSelection.BASE, 1);
  }

  @Test
  void syntheticNewClassesInAnyOrderGiveTheFeatureSetsOrder() {
    TrainingData data = base().withSynthetic(table(List.of("dog", "cat"), 0, 0, 1), KNOWN);

    assertThat(data.classNames()).isEqualTo(KNOWN);
    assertThat(synthetic(data).labels()).containsExactly(3, 3, 2);
    assertThat(data.rows().labels()).containsExactly(0, 1);
  }

  @Test
  void classesThatTheFeatureSetDoesNotKnowComeLast() {
    TrainingData data = base().withSynthetic(table(List.of("elk", "dog"), 0, 1), KNOWN);

    assertThat(data.classNames()).containsExactly("ant", "bee", "dog", "elk");
    assertThat(synthetic(data).labels()).containsExactly(3, 2);
  }

  @Test
  void aClassMayHaveRealRowsToo() {
    TrainingData data = base().withSynthetic(table(List.of("bee", "cat"), 0, 1), KNOWN);

    assertThat(data.classNames()).containsExactly("ant", "bee", "cat");
    assertThat(synthetic(data).labels()).containsExactly(1, 2);
  }

  @Test
  void classesThatGotNoRowsAreNotLearned() {
    TrainingData data = base().withSynthetic(table(List.of("cat", "elk", "dog"), 0, 2), KNOWN);

    assertThat(data.classNames()).isEqualTo(KNOWN);
    assertThat(synthetic(data).labels()).containsExactly(2, 3);
  }

  @Test
  void classesWithoutRowsCanBeLeftOut() {
    FeatureTable gap = table(KNOWN, 0, 3, 3);
    TrainingData data = TrainingData.draw(gap, Shots.ALL, ClassSelection.ALL, 1);

    assertThat(data.classNames()).isEqualTo(KNOWN);
    TrainingData left = data.withoutEmptyClasses();
    assertThat(left.classNames()).containsExactly("ant", "dog");
    assertThat(left.rows().labels()).containsExactly(0, 1, 1);
    assertThat(left.warning())
        .contains("2 classes have no training images and are left out: bee, cat");
    assertThat(left.withoutEmptyClasses()).isSameAs(left);
  }

  @Test
  void aStepHasAsManySyntheticRowsAsRealOnes() {
    TrainingData data = base().withSynthetic(table(List.of("dog"), 0), KNOWN);
    Batch batch = data.batches(1).rows(new Step(0, 0, new int[] {1, 0}), 0, 2);

    assertThat(batch.labels()).containsExactly(1, 0, 2, 2);
    assertThat(data.rowsOfStep(2)).isEqualTo(4);
    assertThat(data.description()).isEqualTo("2 samples and 1 synthetic rows of 3 classes");
  }

  @Test
  void withoutSyntheticRowsAStepHasTheRealOnesAlone() {
    Batch batch = base().batches(1).rows(new Step(0, 0, new int[] {1}), 0, 1);

    assertThat(batch.labels()).containsExactly(1);
    assertThat(base().rowsOfStep(1)).isEqualTo(1);
    assertThat(base().description()).isEqualTo("2 samples of 2 classes");
  }

  @Test
  void syntheticFeaturesOfAnotherWidthAreRefused() {
    PromptConfig.FeatureSource origin = new PromptConfig.FeatureSource("real", "00");
    TrainingSource source = new TrainingSource(REAL, origin, "embedded", "test");
    FeatureTable wide =
        new FeatureTable(
            List.of("elk"), List.of("e"), new int[1], new Batch(new float[2], new int[1], 2));
    SyntheticRows drawn = new SyntheticRows(wide, new PromptConfig.FeatureSource("drawn", "11"));

    assertThatThrownBy(() -> source.withSynthetic(drawn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "synthetic: features of width 2 in drawn (expected: 1, the real features'). Draw them with a generator of the same model.");
  }

  @Test
  void noSyntheticRowsAreRefused() {
    PromptConfig.FeatureSource origin = new PromptConfig.FeatureSource("drawn", "11");

    assertThatThrownBy(() -> new SyntheticRows(table(List.of("elk")), origin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "synthetic: no rows in drawn (expected: at least one). Draw some, or train without.");
  }

  private static Batch synthetic(TrainingData data) {
    assertThat(data.synthetic()).isNotNull();
    return data.synthetic();
  }

  private static FeatureTable table(List<String> classNames, int... labels) {
    return new FeatureTable(
        classNames,
        IntStream.range(0, labels.length).mapToObj(Integer::toString).toList(),
        new int[labels.length],
        new Batch(new float[labels.length], labels, 1));
  }
}
