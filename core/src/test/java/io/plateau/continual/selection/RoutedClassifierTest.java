package io.plateau.continual.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.evaluation.Classifier;
import io.plateau.evaluation.CosineClassifier;
import io.plateau.feature.Batch;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutedClassifierTest {

  private static final Classifier UP = new CosineClassifier(new float[] {0, 1, 0, -1}, 2, 1);
  private static final Classifier DOWN = new CosineClassifier(new float[] {0, -1, 0, 1}, 2, 1);
  private static final Classifier ZERO_SHOT = new CosineClassifier(new float[] {1, 0, -1, 0}, 2, 2);

  /** The first task where x > 0, else the second, by a quarter. */
  private static Selection select(double[] feature) {
    return feature[0] > 0 ? new Selection(0, 1) : new Selection(1, 0.25);
  }

  private static final RoutedClassifier ROUTED =
      new RoutedClassifier(RoutedClassifierTest::select, List.of(UP, DOWN), ZERO_SHOT);

  @Test
  void logitsAreMixedByTheWeightOfTheSelection() {
    Batch rows = new Batch(new float[] {0.6f, 0.8f, -0.6f, 0.8f}, new int[2], 2);
    // The second: 0.25 (-0.8, 0.8) + 0.75 * 2 (-0.6, 0.6).
    assertThat(ROUTED.score(rows).logits()).containsExactly(0.8f, -0.8f, -1.1f, 1.1f);
  }

  @Test
  void aSampleIsScoredAsIfItWereAlone() {
    Batch rows = new Batch(new float[] {0.6f, 0.8f, -0.6f, 0.8f, -1, 0}, new int[3], 2);
    float[] together = ROUTED.score(rows).logits();
    for (int row = 0; row < 3; row++) {
      assertThat(ROUTED.score(rows.select(new int[] {row})).logits())
          .containsExactly(together[2 * row], together[2 * row + 1]);
    }
  }

  @Test
  void someClassesAreThoseOfAllItsClassifiers() {
    Batch rows = new Batch(new float[] {0.6f, 0.8f}, new int[1], 2);
    assertThat(ROUTED.over(1, 2).score(rows).logits()).containsExactly(-0.8f);
  }

  @Test
  void classifiersOfOtherClassesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RoutedClassifier(
                    RoutedClassifierTest::select, List.of(UP.over(0, 1)), ZERO_SHOT))
        .withMessage("classifier of a task: 1 classes (expected: 2, zero-shot's)");
  }
}
