package io.plateau.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plateau.feature.Batch;
import io.plateau.feature.ClassSplit;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneralisedZeroShotTest {

  private static final List<String> NAMES = List.of("a", "b", "c", "d");
  private static final ClassSplit SPLIT = ClassSplit.halves(4);

  /** A row's logits are its feature. */
  private static final CosineClassifier CLASSIFIER =
      new CosineClassifier(new float[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}, 4, 1);

  @Test
  void allNamesCompeteAndEveryClassCountsOnce() {
    // a: 3 of 4 (one is taken for c), b: 0 of 1 (for d), c: 1 of 1, d: 1 of 2 (one for a).
    Batch test = predicted(new int[] {0, 0, 0, 0, 1, 2, 3, 3}, new int[] {0, 0, 0, 2, 3, 2, 3, 0});

    GeneralisedZeroShot result = GeneralisedZeroShot.of(CLASSIFIER, test, SPLIT, NAMES);

    assertThat(result.s().orElseThrow()).isCloseTo((0.75 + 0) / 2, within(1e-12));
    assertThat(result.u().orElseThrow()).isCloseTo((1 + 0.5) / 2, within(1e-12));
    assertThat(result.h().orElseThrow()).isCloseTo(0.5, within(1e-12));
    assertThat(result.seen().accuracy().orElseThrow()).isCloseTo(3.0 / 5, within(1e-12));
    assertThat(result.unseen().rows()).isEqualTo(3);
  }

  @Test
  void classesWithoutRowsDoNotCount() {
    Batch test = predicted(new int[] {0, 2}, new int[] {0, 2});

    GeneralisedZeroShot result = GeneralisedZeroShot.of(CLASSIFIER, test, SPLIT, NAMES);

    assertThat(result.s()).isEqualTo(Metric.of(1));
    assertThat(result.u()).isEqualTo(Metric.of(1));
  }

  @Test
  void withoutRowsOfNewClassesUAndHAreUndefined() {
    Batch test = predicted(new int[] {0}, new int[] {0});

    GeneralisedZeroShot result = GeneralisedZeroShot.of(CLASSIFIER, test, SPLIT, NAMES);

    assertThat(result.u()).isEqualTo(Metric.undefined("there are no rows"));
    assertThat(result.h())
        .isEqualTo(Metric.undefined("the new accuracy is undefined: there are no rows"));
  }

  @Test
  void refusesAClassifierOfFewerClasses() {
    Batch test = predicted(new int[] {0}, new int[] {0});

    assertThatThrownBy(() -> GeneralisedZeroShot.of(CLASSIFIER.over(0, 2), test, SPLIT, NAMES))
        .hasMessage("classifier: 2 classes (expected: 4, the split's)");
  }

  private static Batch predicted(int[] labels, int[] predictions) {
    float[] features = new float[labels.length * 4];
    for (int row = 0; row < labels.length; row++) {
      features[row * 4 + predictions[row]] = 1;
    }
    return new Batch(features, labels, 4);
  }
}
