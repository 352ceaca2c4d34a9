package io.plateau.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plateau.feature.Batch;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CosineClassifierTest {

  @Test
  void logitsAreScaledDotProducts() {
    CosineClassifier classifier = new CosineClassifier(new float[] {1, 0, .6f, .8f}, 2, 10);

    ClassScores scores = classifier.score(new Batch(new float[] {0, 1, .8f, .6f}, new int[2], 2));

    assertThat(scores.logits()).containsExactly(new float[] {0, 8, 8, 9.6f}, within(1e-6f));
  }

  @Test
  void everyWidthAgreesWithSumsInDouble() {
    for (int width : new int[] {1, 3, 4, 7, 64}) {
      Random random = new Random(width);
      float[] text = gaussian(5 * width, random);
      float[] image = gaussian(3 * width, random);

      float[] logits =
          new CosineClassifier(text, width, 2).score(new Batch(image, new int[3], width)).logits();

      for (int row = 0; row < 3; row++) {
        for (int c = 0; c < 5; c++) {
          double dot = 0;
          for (int d = 0; d < width; d++) {
            dot += (double) image[row * width + d] * text[c * width + d];
          }
          assertThat((double) logits[row * 5 + c]).isCloseTo(2 * dot, within(1e-4));
        }
      }
    }
  }

  @Test
  void scoringIsTheSameToTheBitEveryTime() {
    Random random = new Random(1);
    CosineClassifier classifier = new CosineClassifier(gaussian(50 * 32, random), 32, 100);
    Batch rows = new Batch(gaussian(500 * 32, random), new int[500], 32);

    assertThat(classifier.score(rows).logits()).isEqualTo(classifier.score(rows).logits());
  }

  @Test
  void aPartOfTheClassesHasThePartsLogits() {
    CosineClassifier classifier = new CosineClassifier(new float[] {1, 2, 3}, 1, 1);

    ClassScores scores = classifier.over(1, 3).score(new Batch(new float[] {2}, new int[1], 1));

    assertThat(scores.logits()).containsExactly(4, 6);
  }

  @Test
  void refusesFeaturesOfAnotherWidth() {
    CosineClassifier classifier = new CosineClassifier(new float[] {1, 0}, 2, 10);

    assertThatThrownBy(() -> classifier.score(new Batch(new float[3], new int[1], 3)))
        .hasMessage("rows: width 3 (expected: 2, the text features')");
  }

  @Test
  void refusesAScaleThatIsNotPositive() {
    assertThatThrownBy(() -> new CosineClassifier(new float[] {1}, 1, 0))
        .hasMessage("logitScale: 0.0 (expected: finite and > 0)");
  }

  private static float[] gaussian(int size, Random random) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
