package io.plateau.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import org.junit.jupiter.api.Test;

class SgdTest {

  @Test
  void threeStepsGoWhereTheyGoByHand() {
    Optimiser sgd = Optimiser.sgd(0.5, 0.1);
    Parameters v = scalar(1);

    // d = 1 + .1 * 1, m = 1.1, v = 1 - .11
    Optimiser.Update first = sgd.step(v, scalar(1), sgd.initialState(v), 0.1);
    // d = 2 + .1 * .89, m = .55 + 2.089, v = .89 - .2639
    Optimiser.Update second = sgd.step(first.parameters(), scalar(2), first.state(), 0.1);
    // d = -1 + .1 * .6261, m = 1.3195 - .93739, v = .6261 - .01 * .38211
    Optimiser.Update third = sgd.step(second.parameters(), scalar(-1), second.state(), 0.01);

    assertThat(value(first.parameters())).isCloseTo(0.89f, within(1e-6f));
    assertThat(value(first.state())).isCloseTo(1.1f, within(1e-6f));
    assertThat(value(second.parameters())).isCloseTo(0.6261f, within(1e-6f));
    assertThat(value(second.state())).isCloseTo(2.639f, within(1e-6f));
    assertThat(value(third.parameters())).isCloseTo(0.6222789f, within(1e-6f));
    assertThat(value(third.state())).isCloseTo(0.38211f, within(1e-6f));
  }

  @Test
  void withoutMomentumAndDecayItIsGradientDescent() {
    Optimiser sgd = Optimiser.sgd(0, 0);
    Parameters v = scalar(3);

    Optimiser.Update update = sgd.step(v, scalar(8), sgd.initialState(v), 0.25);

    assertThat(update.parameters()).isEqualTo(scalar(1));
  }

  @Test
  void refusesMomentumAndDecayThatLeadNowhere() {
    assertThatThrownBy(() -> Optimiser.sgd(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("momentum: 1.0 (expected: in [0, 1))");
    assertThatThrownBy(() -> Optimiser.sgd(0.9, -1e-4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weight-decay: -1.0E-4 (expected: >= 0)");
  }

  private static Parameters scalar(double value) {
    return Parameters.of("v", new HostTensor(new long[] {1}, new float[] {(float) value}));
  }

  private static float value(Parameters v) {
    return v.get("v").values()[0];
  }
}
