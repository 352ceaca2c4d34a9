package io.plateau.optim;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AdamWTest {

  @Test
  void twelveStepsGoWherePyTorchGoes() throws Exception {
    Safetensors golden = golden();
    Optimiser adamW = Optimiser.adamW(0.9, 0.98, 1e-6, 0.05);
    Parameters v = parameters(golden, "initial.");
    Parameters state = adamW.initialState(v);
    for (int step = 0; step < 12; step++) {
      Optimiser.Update update =
          adamW.step(v, row(golden, "gradients.", step), state, 0.1 / (1 + step));
      v = update.parameters();
      state = update.state();

      for (String name : new String[] {"a", "b"}) {
        assertThat(
                relativeError(
                    v.get(name).values(), row(golden, "trajectory.", step).get(name).values()))
            .as("%s after step %d", name, step)
            .isLessThan(1e-6);
      }
    }
    for (String name : new String[] {"a", "b"}) {
      assertThat(
              relativeError(
                  adamW.secondMoment(state).get(name).values(),
                  golden.tensor("second-moment." + name).values()))
          .isLessThan(1e-6);
    }
  }

  @Test
  void theFirstStepIsAsLongAsTheLearningRate() {
    Optimiser adamW = Optimiser.adamW(0.9, 0.999, 1e-8, 0);
    Parameters v = vector(1, 1, 1);

    Parameters next = adamW.step(v, vector(1e-3, -7, 0), adamW.initialState(v), 0.25).parameters();

    assertThat(next.plus(-1, vector(0.75, 1.25, 1)).norm()).isLessThan(1e-5);
  }

  @Test
  void decayIsApartFromTheGradient() {
    Optimiser adamW = Optimiser.adamW(0.9, 0.999, 1e-8, 0.5);
    Parameters v = vector(4, -8, 2);

    Parameters next = adamW.step(v, vector(0, 0, 0), adamW.initialState(v), 0.5).parameters();

    assertThat(next).isEqualTo(vector(3, -6, 1.5));
  }

  @Test
  void sgdKeepsNoSecondMoment() {
    Optimiser sgd = Optimiser.sgd(0.9, 0);

    assertThat(sgd.secondMoment(sgd.initialState(vector(1, 2))).isEmpty()).isTrue();
  }

  @Test
  void refusesNumbersThatLeadNowhere() {
    assertThatThrownBy(() -> Optimiser.adamW(1, 0.9, 1e-8, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("beta1: 1.0 (expected: in [0, 1))");
    assertThatThrownBy(() -> Optimiser.adamW(0.9, -0.1, 1e-8, 0))
        .hasMessage("beta2: -0.1 (expected: in [0, 1))");
    assertThatThrownBy(() -> Optimiser.adamW(0.9, 0.9, 0, 0))
        .hasMessage("epsilon: 0.0 (expected: > 0)");
    assertThatThrownBy(() -> Optimiser.adamW(0.9, 0.9, 1e-8, -1))
        .hasMessage("weight-decay: -1.0 (expected: >= 0)");
  }

  private static Safetensors golden() throws Exception {
    try (InputStream stream = AdamWTest.class.getResourceAsStream("adamw.safetensors")) {
      return Safetensors.of("adamw.safetensors", stream.readAllBytes());
    }
  }

  private static Parameters parameters(Safetensors golden, String prefix) throws Exception {
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    for (String name : new String[] {"a", "b"}) {
      tensors.put(name, golden.tensor(prefix + name));
    }
    return new Parameters(tensors);
  }

  private static Parameters row(Safetensors golden, String prefix, int row) throws Exception {
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    for (Map.Entry<String, HostTensor> entry : parameters(golden, prefix).tensors().entrySet()) {
      int width = (int) entry.getValue().shape()[1];
      tensors.put(
          entry.getKey(),
          new HostTensor(
              new long[] {width},
              Arrays.copyOfRange(entry.getValue().values(), row * width, (row + 1) * width)));
    }
    return new Parameters(tensors);
  }

  private static Parameters vector(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return Parameters.of("v", new HostTensor(new long[] {values.length}, floats));
  }
}
