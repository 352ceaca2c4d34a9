package io.plateau.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import org.junit.jupiter.api.Test;

class WeightAverageTest {

  private static Parameters scalar(double value) {
    return Parameters.of("v", new HostTensor(new long[0], new float[] {(float) value}));
  }

  private static double value(Parameters parameters) {
    return parameters.get("v").values()[0];
  }

  /** Steps of 1 upwards from 0: after steps 2 and 4 the mean is of 0 and 2, then of 0, 2 and 4. */
  @Test
  void theMeanIsOfTheStartAndOfEveryFewSteps() {
    Optimiser optimiser = new WeightAverage(Optimiser.sgd(0, 0), 2);
    Parameters v = scalar(0);
    Parameters state = optimiser.initialState(v);
    double[] means = new double[5];
    for (int step = 0; step < means.length; step++) {
      Optimiser.Update update = optimiser.step(v, scalar(-1), state, 1);
      v = update.parameters();
      state = update.state();
      means[step] = value(WeightAverage.mean(state));
    }

    assertThat(value(v)).isEqualTo(5);
    assertThat(means).containsExactly(0, 1, 1, 2, 2);
  }

  @Test
  void stepsAreThoseOfTheOptimiserWithin() {
    Optimiser adamW = Optimiser.adamW(0.9, 0.999, 1e-8, 0.01);
    Optimiser averaging = new WeightAverage(adamW, 1);
    Parameters v = scalar(1);
    Optimiser.Update plain = adamW.step(v, scalar(0.5), adamW.initialState(v), 0.1);
    Optimiser.Update averaged = averaging.step(v, scalar(0.5), averaging.initialState(v), 0.1);

    assertThat(averaged.parameters()).isEqualTo(plain.parameters());
    assertThat(averaging.secondMoment(averaged.state()))
        .isEqualTo(adamW.secondMoment(plain.state()));
  }

  @Test
  void aMeanOfNoStepIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WeightAverage(Optimiser.sgd(0, 0), 0))
        .withMessage("every: 0 (expected: >= 1)");
  }
}
