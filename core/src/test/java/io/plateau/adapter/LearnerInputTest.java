package io.plateau.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.feature.FeatureTable;
import io.plateau.tensor.HostTensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnerInputTest {

  private static final ClassTexts TEXTS = Tasks.axes(3, 3);
  private static final FeatureTable TRAIN =
      Tasks.table(3, new int[] {0, 2, 2}, 1, 0, 0, 0, 0, 1, 0, 0.6f, 0.8f);

  @Test
  void syntheticRowsFollowTheRealOnes() {
    FeatureTable synthetic = Tasks.table(3, new int[] {1}, 0, 1, 0);

    LearnerInput both = LearnerInput.of(TEXTS, TRAIN).withSynthetic(synthetic);

    assertThat(both.train().batch().labels()).containsExactly(0, 2, 2, 1);
    assertThat(both.train().batch().features()).endsWith(0, 1, 0).hasSize(12);
    assertThat(both.seenLabels()).containsExactly(0, 1, 2);
  }

  @Test
  void seenClassesAreRelabelledInTheirOrder() {
    LearnerInput seen = new LearnerInput(TEXTS, TRAIN, TRAIN.select(new int[] {2})).seen();

    assertThat(seen.texts().names()).containsExactly("class-0", "class-2");
    assertThat(seen.texts().features().values()).containsExactly(1, 0, 0, 0, 0, 1);
    assertThat(seen.train().batch().labels()).containsExactly(0, 1, 1);
    assertThat(seen.validation().batch().labels()).containsExactly(1);
  }

  @Test
  void validationRowsOfClassesWithoutRowsAreLeftOut() {
    FeatureTable validation = Tasks.table(3, new int[] {1, 0}, 0, 1, 0, 1, 0, 0);

    LearnerInput seen = new LearnerInput(TEXTS, TRAIN, validation).seen();

    assertThat(seen.validation().ids()).containsExactly("image-1");
  }

  @Test
  void refusesAnEmptyClassList() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassTexts(List.of(), HostTensor.zeros(0, 3), 100))
        .withMessage("classes: none (expected: two at least to learn from)");
  }

  @Test
  void refusesOneClass() {
    ClassTexts one = Tasks.axes(1, 2);
    FeatureTable rows = Tasks.table(1, new int[] {0}, 1, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearnerInput.of(one, rows))
        .withMessage("classes: [class-0] (expected: two at least, to tell them apart)");
  }

  @Test
  void refusesRowsOfOneClassAlone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearnerInput.of(TEXTS, TRAIN.select(new int[] {1, 2})))
        .withMessage(
            "train: 2 rows of the classes [class-2] (expected: rows of two classes at least)");
  }

  @Test
  void refusesNoRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearnerInput.of(TEXTS, TRAIN.select(new int[0])))
        .withMessage("train: 0 rows of the classes [] (expected: rows of two classes at least)");
  }

  @Test
  void refusesFeaturesThatAreNotNormalised() {
    FeatureTable rows = Tasks.table(3, new int[] {0, 1}, 1, 0, 0, 0, 30, 40);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearnerInput.of(TEXTS, rows))
        .withMessage(
            "train, row 1 (image-1): norm 50.00 (expected: 1 within 0.01; divide every feature by its norm)");
  }

  @Test
  void takesFeaturesInHalfPrecision() {
    FeatureTable rows = Tasks.table(3, new int[] {0, 1}, 1.0005f, 0, 0, 0, 0.6002f, 0.8003f);

    assertThat(LearnerInput.of(TEXTS, rows).train().rows()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesFeaturesThatAreNotNumbers(float element) {
    FeatureTable synthetic = Tasks.table(3, new int[] {0}, 1, element, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearnerInput.of(TEXTS, TRAIN).withSynthetic(synthetic))
        .withMessage(
            "synthetic, row 0 (image-0), element 1: %s (expected: a finite number)", element);
  }

  @Test
  void refusesTextsThatAreNotNormalised() {
    HostTensor features = new HostTensor(new long[] {2, 2}, new float[] {1, 0, 0, 0});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassTexts(List.of("cat", "dog"), features, 100))
        .withMessage(
            "text feature of class 'dog': norm 0.000 (expected: 1 within 0.01; divide every feature by its norm)");
  }

  @Test
  void refusesAnotherModelsWidth() {
    FeatureTable rows = Tasks.table(3, new int[] {0, 1}, 1, 0, 0, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearnerInput.of(TEXTS, rows))
        .withMessage("train: features of width 2 (expected: 3, as the text features have)");
  }

  @Test
  void refusesOtherClasses() {
    FeatureTable rows = Tasks.table(2, new int[] {0, 1}, 1, 0, 0, 0, 1, 0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearnerInput.of(TEXTS, rows))
        .withMessage(
            "train: rows of the classes [class-0, class-1] (expected: [class-0, class-1, class-2], as the texts have)");
  }

  @Test
  void refusesTextsOfAnotherShape() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassTexts(List.of("cat", "dog"), HostTensor.zeros(3, 2), 100))
        .withMessage("text features: shape [3, 2] (expected: [classes, width] with 2 classes)");
  }

  @Test
  void refusesALogitScaleOfZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassTexts(Tasks.names(2), Tasks.axes(2, 2).features(), 0))
        .withMessage("logit scale: 0.0 (expected: finite and > 0)");
  }
}
