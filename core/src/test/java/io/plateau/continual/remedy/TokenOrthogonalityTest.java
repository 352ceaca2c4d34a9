package io.plateau.continual.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.prompt.ContextLearner;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TokenOrthogonalityTest {

  private static final TokenOrthogonality PENALTY =
      new TokenOrthogonality(new HostTensor(new long[] {2, 2}, new float[] {1, 0, 1, 1}), 30);

  private static Parameters tokens(float... values) {
    return new Parameters(
        new TreeMap<>(
            Map.of(
                ContextLearner.CONTEXT,
                new HostTensor(new long[] {values.length / 2, 1, 2}, values))));
  }

  @Test
  void itIsTheMeanSquaredProductOfAllPairs() {
    // Products: (2, 3) and (0, -1); squares 4 + 9 + 0 + 1 over four pairs.
    assertThat(PENALTY.value(tokens(2, 1, 0, -1))).isCloseTo(30 * 14 / 4.0, within(1e-12));
  }

  @Test
  void itsGradientIsThatOfFiniteDifferences() {
    float[] at = {2, 1, 0, -1};
    float[] gradient = PENALTY.gradient(tokens(at)).get(ContextLearner.CONTEXT).values();
    for (int i = 0; i < at.length; i++) {
      float[] up = at.clone();
      float[] down = at.clone();
      up[i] += 0.25f; // exact in float32, and the penalty is quadratic
      down[i] -= 0.25f;
      assertThat((double) gradient[i])
          .isCloseTo((PENALTY.value(tokens(up)) - PENALTY.value(tokens(down))) / 0.5, within(1e-4));
    }
  }

  @Test
  void tokensApartFromAllPastOnesCostNothing() {
    TokenOrthogonality one =
        new TokenOrthogonality(new HostTensor(new long[] {1, 2}, new float[] {0, 3}), 30);
    assertThat(one.value(tokens(5, 0))).isZero();
    assertThat(one.gradient(tokens(5, 0)).get(ContextLearner.CONTEXT).values())
        .containsExactly(0, 0);
  }

  @Test
  void withoutPastClassesThereIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TokenOrthogonality(HostTensor.zeros(0, 2), 30))
        .withMessageContaining("(expected: [past classes, width], one class at least)");
  }
}
