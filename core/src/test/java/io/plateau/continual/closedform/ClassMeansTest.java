package io.plateau.continual.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.adapter.DistributedSum;
import io.plateau.adapter.LinearClassifier;
import io.plateau.evaluation.ClassScores;
import io.plateau.feature.Batch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassMeansTest {

  /** Class 0 has mean (0.8, 0.4), class 2 lies along the second axis, class 1 has no rows. */
  private static final ClassMeans MEANS =
      ClassMeans.empty(2)
          .plus(rows(new int[] {0, 0}, 1, 0, 0.6f, 0.8f), 1)
          .plus(rows(new int[] {2, 2}, 0, 1, 0, 1), 3);

  private static DistributedSum rows(int[] labels, float... features) {
    return DistributedSum.local(new Batch(features, labels, 2), 1);
  }

  @Test
  void logitsAreCosinesWithTheMeansInTheOrderAskedFor() {
    ClassScores scores =
        MEANS.classifier(new int[] {2, 0}, 10).score(new Batch(new float[] {1, 0}, new int[1], 2));

    assertThat(scores.logits()[0]).isZero();
    assertThat((double) scores.logits()[1]).isCloseTo(10 * 0.8 / Math.sqrt(0.8), within(1e-6));
  }

  @Test
  void aClassWithoutRowsIsNeverPredicted() {
    ClassScores scores =
        MEANS
            .classifier(new int[] {1, -1, 2}, 10)
            .score(new Batch(new float[] {0, -1}, new int[1], 2));

    assertThat(scores.predicted(0)).isEqualTo(2);
  }

  @Test
  void everySampleIsScoredAlone() {
    float[] features = new float[100];
    IntStream.range(0, 50)
        .forEach(
            row -> {
              features[2 * row] = (float) Math.cos(row);
              features[2 * row + 1] = (float) Math.sin(row);
            });
    Batch all = new Batch(features, new int[50], 2);
    LinearClassifier classifier = MEANS.classifier(new int[] {0, 2}, 100);
    float[] together = classifier.score(all).logits();

    for (int row = 0; row < 50; row++) {
      float[] alone = classifier.score(all.select(new int[] {row})).logits();
      assertThat(alone).containsExactly(together[2 * row], together[2 * row + 1]);
    }
  }

  @Test
  void aLabelIsOneOfTheClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassMeans.empty(2).plus(rows(new int[] {3}, 1, 0), 3))
        .withMessage("label: 3 (expected: 0 to 2, one of the classes)");
  }
}
