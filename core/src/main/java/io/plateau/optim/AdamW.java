package io.plateau.optim;

import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code m = beta1 m + (1 - beta1) g; s = beta2 s + (1 - beta2) g^2; v = v (1 - lr weightDecay) -
 * lr m / (1 - beta1^t) / (sqrt(s / (1 - beta2^t)) + epsilon)}.
 *
 * <p>Source: Loshchilov and Hutter, Decoupled Weight Decay Regularization, ICLR 2019.
 */
record AdamW(double beta1, double beta2, double epsilon, double weightDecay) implements Optimiser {

  private static final String FIRST = "first-moment.";
  private static final String SECOND = "second-moment.";

  /** Steps done, as a scalar. */
  private static final String COUNT = "steps";

  AdamW {
    requireDecay("beta1", beta1);
    requireDecay("beta2", beta2);
    if (!(epsilon > 0)) {
      throw new IllegalArgumentException("epsilon: " + epsilon + " (expected: > 0)");
    }
    if (!(weightDecay >= 0)) {
      throw new IllegalArgumentException("weight-decay: " + weightDecay + " (expected: >= 0)");
    }
  }

  private static void requireDecay(String name, double beta) {
    if (!(beta >= 0 && beta < 1)) {
      throw new IllegalArgumentException(name + ": " + beta + " (expected: in [0, 1))");
    }
  }

  @Override
  public Parameters initialState(Parameters v) {
    return state(v.map(a -> 0), v.map(a -> 0), 0);
  }

  @Override
  public Update step(Parameters v, Parameters gradient, Parameters state, double learningRate) {
    float steps = state.get(COUNT).values()[0] + 1;
    Parameters m = state.under(FIRST).combine(gradient, (mi, g) -> beta1 * mi + (1 - beta1) * g);
    Parameters s =
        state.under(SECOND).combine(gradient, (si, g) -> beta2 * si + (1 - beta2) * g * g);
    double firstCorrection = 1 - Math.pow(beta1, steps);
    double secondCorrection = 1 - Math.pow(beta2, steps);
    Parameters direction =
        m.combine(
            s, (mi, si) -> mi / firstCorrection / (Math.sqrt(si / secondCorrection) + epsilon));
    Parameters next =
        v.combine(direction, (vi, d) -> vi * (1 - learningRate * weightDecay) - learningRate * d);
    return new Update(next, state(m, s, steps));
  }

  @Override
  public Parameters secondMoment(Parameters state) {
    return state.under(SECOND);
  }

  private static Parameters state(Parameters first, Parameters second, float steps) {
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    first.tensors().forEach((name, tensor) -> tensors.put(FIRST + name, tensor));
    second.tensors().forEach((name, tensor) -> tensors.put(SECOND + name, tensor));
    tensors.put(COUNT, new HostTensor(new long[0], new float[] {steps}));
    return new Parameters(tensors);
  }
}
