package io.plateau.jobs.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.evaluation.ClassScores;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {

  private static final List<String> NAMES = List.of("cat", "dog", "owl");

  /** Probabilities 1/6, 1/2 and 1/3. */
  private static final ClassScores SCORES = ClassScores.ofProbabilities(new float[] {1, 3, 2}, 3);

  private static Ranked rank(int topK, double abstain, double temperature) {
    return new Ranking(NAMES, topK, abstain, temperature).rank(SCORES).get(0);
  }

  @Test
  void theMostProbableComesFirst() {
    List<ClassProbability> top = rank(2, 0, 1).top();

    assertThat(top).extracting(ClassProbability::className).containsExactly("dog", "owl");
    assertThat(top.get(0).probability()).isCloseTo(1.0 / 2, within(1e-6));
    assertThat(top.get(1).probability()).isCloseTo(1.0 / 3, within(1e-6));
  }

  @Test
  void aTemperatureOfTwoTakesRoots() {
    double sum = 1 + Math.sqrt(3) + Math.sqrt(2);
    assertThat(rank(1, 0, 2).top().get(0).probability())
        .isCloseTo(Math.sqrt(3) / sum, within(1e-6));
  }

  @Test
  void lessProbableThanAskedForAbstainsAndIsNamedAllTheSame() {
    Ranked ranked = rank(1, 0.51, 1);

    assertThat(ranked.abstained()).isTrue();
    assertThat(ranked.top().get(0).className()).isEqualTo("dog");
    assertThat(rank(1, 0.49, 1).abstained()).isFalse();
  }

  @Test
  void ofEqualClassesTheFirstComesFirst() {
    ClassScores equal = new ClassScores(new float[] {1, 1, 1}, 3);
    assertThat(new Ranking(NAMES, 9, 0, 1).rank(equal).get(0).top())
        .extracting(ClassProbability::className)
        .containsExactlyElementsOf(NAMES);
  }

  @Test
  void numbersOutOfTheirRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rank(0, 0, 1))
        .withMessage("--top-k: 0 (expected: >= 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rank(1, Double.NaN, 1))
        .withMessage("--abstain: NaN (expected: a probability, 0 to 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rank(1, 0, 0))
        .withMessage("temperature: 0.0 (expected: a finite number > 0)");
  }
}
