package io.plateau.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClassScoresTest {

  @Test
  void softmaxOfLogarithmsGivesTheirWeights() {
    ClassScores scores = new ClassScores(new float[] {(float) Math.log(1), (float) Math.log(3)}, 2);

    assertThat(scores.confidence(0)).isCloseTo(0.75, within(1e-7));
    assertThat(scores.logProbability(0, 0)).isCloseTo(Math.log(0.25), within(1e-7));
  }

  @Test
  void largeLogitsNeitherOverflowNorVanish() {
    ClassScores scores = new ClassScores(new float[] {1000, 0}, 2);

    assertThat(scores.confidence(0)).isEqualTo(1.0);
    assertThat(scores.logProbability(0, 1)).isEqualTo(-1000.0);
  }

  @Test
  void refusesNaN() {
    assertThatThrownBy(() -> new ClassScores(new float[] {0, 1, Float.NaN, 0}, 2))
        .hasMessage(
            "logits[row 1, class 0]: NaN (expected: finite, or -Infinity for probability 0)");
  }

  @Test
  void refusesARowWithoutAPossibleClass() {
    assertThatThrownBy(() -> ClassScores.ofProbabilities(new float[] {0, 0}, 2))
        .hasMessage("logits[row 0]: all -Infinity (expected: a class that is possible)");
  }

  @Test
  void refusesNegativeProbabilities() {
    assertThatThrownBy(() -> ClassScores.ofProbabilities(new float[] {1.5f, -.5f}, 2))
        .hasMessage("probabilities[1]: -0.5 (expected: >= 0)");
  }

  @Test
  void refusesAnIncompleteRow() {
    assertThatThrownBy(() -> new ClassScores(new float[3], 2))
        .hasMessage("logits: 3 values (expected: a multiple of the 2 classes)");
  }
}
