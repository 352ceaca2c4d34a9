package io.plateau.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import org.junit.jupiter.api.Test;

class ClosedFormsTest {

  private static final FeatureLearner GDA =
      FeatureLearner.gaussianDiscriminant(GdaSettings.defaults());

  @Test
  void constantFeaturesLeaveZeroShot() {
    float[] same = {0.48f, 0.6f, 0.64f};
    float[] rows = new float[30];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = same[i % 3];
    }
    FeatureTable train = Tasks.table(2, new int[] {0, 1, 1, 0, 1, 0, 1, 1, 0, 1}, rows);

    assertIsZeroShot(LearnerInput.of(Tasks.axes(2, 3), train));
  }

  @Test
  void oneRowPerClassLeavesZeroShot() {
    FeatureTable train = Tasks.table(2, new int[] {1, 0}, 0, 0.6f, 0.8f, 0.8f, 0, 0.6f);

    assertIsZeroShot(LearnerInput.of(Tasks.axes(2, 3), train));
  }

  private static void assertIsZeroShot(LearnerInput input) {
    Batch rows = new Batch(new float[] {0.6f, 0.8f, 0}, new int[] {0}, 3);

    float[] logits = GDA.fit(input, 1).score(rows).logits();

    assertThat((double) logits[1] - logits[0]).isCloseTo(20, within(1e-4));
  }

  @Test
  void aClassOfOneRowSharesTheOthersCovariance() {
    FeatureTable full = Tasks.clusters(3, 10, 6, 0.3, 1);
    int[] few = new int[21];
    for (int i = 0; i < few.length; i++) {
      few[i] = i < 3 ? i : (i - 3) / 2 * 3 + 3 + i % 2;
    }
    FeatureTable train = full.select(few);

    assertThat(train.batch().labels()).containsOnlyOnce(2);
    assertThat(accuracy(new GaussianDiscriminant(new GdaSettings(100, 64, 16)), train, 3, 6))
        .isGreaterThan(0.95);
  }

  @Test
  void theWeightOfGaussiansIsChosenOnValidation() {
    FeatureTable train = Tasks.clusters(4, 8, 6, 0.3, 1);
    ClassTexts texts = Tasks.axes(4, 6);
    LearnerInput input = new LearnerInput(texts, train, Tasks.clusters(4, 5, 6, 0.3, 2));
    GaussianDiscriminant weak = new GaussianDiscriminant(new GdaSettings(0, 64, 16));
    Batch test = Tasks.clusters(4, 30, 6, 0.3, 3).batch();

    assertThat(Accuracy.correct(weak.fit(input, 1), test))
        .isGreaterThan(Accuracy.correct(weak.fit(LearnerInput.of(texts, train), 1), test) + 10);
  }

  @Test
  void aClassMeanIsTheNormalisedMean() {
    FeatureTable train = Tasks.table(2, new int[] {0, 0, 1}, 1, 0, 0, 0.28f, 0.96f, 0, 0, 0, 1);

    LinearClassifier means =
        new NearestClassMean().fit(LearnerInput.of(Tasks.axes(2, 3), train), 1);

    // (1, 0) + (0.28, 0.96) points to (0.8, 0.6).
    assertThat(means.weights()).containsExactly(new double[] {80, 60, 0, 0, 0, 100}, within(1e-4));
    assertThat(means.bias()).containsExactly(0, 0);
  }

  @Test
  void aClassMeanNeedsRows() {
    FeatureTable train = Tasks.table(3, new int[] {0, 2}, 1, 0, 0, 0, 0, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                FeatureLearner.nearestClassMean().fit(LearnerInput.of(Tasks.axes(3, 3), train), 1))
        .withMessage(
            "Cannot fit class means: the 0 rows of class 'class-1' have mean 0. Leave the class out, or add synthetic rows of it.");
  }

  @Test
  void aClassifierOverSomeClassesScoresTheseAlone() {
    LinearClassifier all =
        new LinearClassifier(new double[] {1, 2, 3, 4, 5, 6}, new double[] {7, 8, 9}, 2);
    Batch rows = new Batch(new float[] {1, 10}, new int[] {0}, 2);

    assertThat(all.score(rows).logits()).containsExactly(28, 51, 74);
    assertThat(all.over(1, 3).score(rows).logits()).containsExactly(51, 74);
  }

  @Test
  void rowsOfAnotherWidthAreRefused() {
    LinearClassifier classifier = new LinearClassifier(new double[] {1, 2}, new double[1], 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> classifier.score(new Batch(new float[] {1, 0, 0}, new int[1], 3)))
        .withMessage("rows: width 3 (expected: 2, what the classifier learned from)");
  }

  static double accuracy(FeatureLearner learner, FeatureTable train, int classes, int width) {
    LearnerInput input = LearnerInput.of(Tasks.axes(classes, width), train);
    Batch test = Tasks.clusters(classes, 40, width, 0.3, 77).batch();
    return Accuracy.correct(learner.fit(input, 1), test) / (double) test.rows();
  }
}
