package io.plateau.sharpness;

import static io.plateau.sharpness.Vectors.two;
import static io.plateau.sharpness.Vectors.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryTest {

  @Test
  void theFirstGradientStartsTheMean() {
    Memory memory = Memory.runningMean(0.75);

    Parameters first = memory.after(two(vector(4, 0), vector(9, 9)), Guide.first());
    Parameters second = memory.after(two(vector(0, 8), vector(9, 9)), at(1, first));

    assertThat(first).isEqualTo(vector(4, 0));
    assertThat(second).isEqualTo(vector(3, 2));
  }

  @Test
  void whatIsOrthogonalIsRenewedOnceInAPeriod() {
    Memory memory = Memory.orthogonal(2);
    TwoGradients mean = two(vector(3, 0), vector(5, 7));

    assertThat(memory.after(mean, at(0, Parameters.NONE))).isEqualTo(vector(0, 7));
    assertThat(memory.after(mean, at(1, vector(1, 2)))).isEqualTo(vector(1, 2));
    assertThat(memory.after(mean, at(2, vector(1, 2)))).isEqualTo(vector(0, 7));
  }

  @Test
  void nothingIsNothing() {
    assertThat(Memory.none().after(two(vector(1), vector(2)), Guide.first()).isEmpty()).isTrue();
  }

  @Test
  void refusesADecayThatForgetsNothing() {
    assertThatThrownBy(() -> Memory.runningMean(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("decay: 1.0 (expected: in [0, 1))");
  }

  private static Guide at(long step, Parameters memory) {
    return new Guide(step, 1, memory, Parameters.NONE);
  }
}
