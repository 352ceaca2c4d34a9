package io.plateau.prompt;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Pullback;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;

/**
 * Classes whose text features stay as they are, before those that are learned: labels are over
 * both, and gradients flow to the second alone.
 *
 * @param fixed {@code [fixed classes, projection]}, normalised
 * @param learner of the others; closed with this one
 */
public record FixedTexts(HostTensor fixed, PromptLearner learner) implements PromptLearner {

  @Override
  public Pullback features(Parameters v, Batch batch) {
    return new Joined(fixed, learner.features(v, batch));
  }

  @Override
  public void close() {
    learner.close();
  }

  /** The features of all, whose derivatives in the fixed ones go nowhere. */
  private record Joined(HostTensor fixed, Pullback learned) implements Pullback {

    @Override
    public HostTensor output() {
      HostTensor after = learned.output();
      float[] values = Arrays.copyOf(fixed.values(), fixed.values().length + after.values().length);
      System.arraycopy(after.values(), 0, values, fixed.values().length, after.values().length);
      return new HostTensor(
          new long[] {fixed.shape()[0] + after.shape()[0], after.shape()[1]}, values);
    }

    @Override
    public Parameters pull(HostTensor cotangent) {
      int from = fixed.values().length;
      float[] values = Arrays.copyOfRange(cotangent.values(), from, cotangent.values().length);
      long classes = cotangent.shape()[0] - fixed.shape()[0];
      return learned.pull(new HostTensor(new long[] {classes, cotangent.shape()[1]}, values));
    }

    @Override
    public void close() {
      learned.close();
    }
  }
}
