package io.plateau.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plateau.feature.Batch;
import io.plateau.feature.ClassSplit;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaseToNewTest {

  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  /** One-dimensional features; a row x scores class c as x times its weight. */
  private static final CosineClassifier CLASSIFIER =
      new CosineClassifier(new float[] {1, -1, 5, -5}, 1, 1);

  private static final Batch TEST =
      new Batch(new float[] {1, -1, 1, 1, -1, -1}, new int[] {0, 1, 2, 3, 3, 1}, 1);

  @Test
  void eachHalfIsScoredOverItsOwnNames() {
    BaseToNew result = BaseToNew.of(CLASSIFIER, TEST, ClassSplit.halves(4), NAMES);

    // Over all names every base row would lose to the heavier new classes.
    assertThat(result.base().accuracy()).isEqualTo(Metric.of(1));
    assertThat(result.newClasses().accuracy().orElseThrow()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(result.h().orElseThrow()).isCloseTo(0.8, within(1e-12));
    assertThat(result.newClasses().classes().get(1).name()).isEqualTo("d");
  }

  @Test
  void allClassesAreScoredOverAllNames() {
    AllClasses result = AllClasses.of(CLASSIFIER, TEST, NAMES);

    assertThat(result.all().accuracy().orElseThrow()).isCloseTo(2.0 / 6, within(1e-12));
  }

  @Test
  void withoutRowsOfNewClassesHIsUndefined() {
    Batch baseOnly = new Batch(new float[] {1}, new int[] {0}, 1);

    assertThat(BaseToNew.of(CLASSIFIER, baseOnly, ClassSplit.halves(4), NAMES).h())
        .isEqualTo(Metric.undefined("the new accuracy is undefined: there are no rows"));
  }

  @Test
  void refusesASplitOfOtherClasses() {
    assertThatThrownBy(() -> BaseToNew.of(CLASSIFIER, TEST, ClassSplit.halves(5), NAMES))
        .hasMessage("classifier: 4 classes (expected: 5, the split's)");
  }
}
