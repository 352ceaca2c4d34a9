package io.plateau.optim;

import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An optimiser that keeps a running mean of where it has been: {@code mean = (n mean + v) / (n +
 * 1)} every few steps, from the starting point on. Steps are those of the optimiser within, to the
 * bit; the mean is in the state, so that checkpoints have it.
 *
 * <p>Source: the weight ensemble of Zheng et al. (ZSCL), ICCV 2023, after Izmailov et al.,
 * Averaging Weights Leads to Wider Optima, UAI 2018.
 *
 * @param every steps from one point of the mean to the next
 */
public record WeightAverage(Optimiser within, int every) implements Optimiser {

  private static final String WITHIN = "within.";
  private static final String MEAN = "mean.";

  /** Steps done, as a scalar. */
  private static final String COUNT = "averaged-steps";

  public WeightAverage {
    if (every < 1) {
      throw new IllegalArgumentException("every: " + every + " (expected: >= 1)");
    }
  }

  @Override
  public Parameters initialState(Parameters v) {
    return state(within.initialState(v), v, 0);
  }

  @Override
  public Update step(Parameters v, Parameters gradient, Parameters state, double learningRate) {
    Update update = within.step(v, gradient, state.under(WITHIN), learningRate);
    int steps = (int) state.get(COUNT).values()[0] + 1;
    Parameters mean = state.under(MEAN);
    if (steps % every == 0) {
      int n = steps / every;
      mean = mean.combine(update.parameters(), (m, vi) -> (n * m + vi) / (n + 1.0));
    }
    return new Update(update.parameters(), state(update.state(), mean, steps));
  }

  @Override
  public Parameters secondMoment(Parameters state) {
    return within.secondMoment(state.under(WITHIN));
  }

  /** The mean that a state of such an optimiser holds. */
  public static Parameters mean(Parameters state) {
    return state.under(MEAN);
  }

  private static Parameters state(Parameters within, Parameters mean, float steps) {
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    within.tensors().forEach((name, tensor) -> tensors.put(WITHIN + name, tensor));
    mean.tensors().forEach((name, tensor) -> tensors.put(MEAN + name, tensor));
    tensors.put(COUNT, new HostTensor(new long[0], new float[] {steps}));
    return new Parameters(tensors);
  }
}
