package io.plateau.steering;

import io.plateau.feature.Batch;
import io.plateau.training.BatchSource;
import io.plateau.training.Step;
import java.util.Arrays;

/** The images that a step names, with their tokens. */
record TokenBatches(TokenTable table) implements BatchSource {

  @Override
  public Batch rows(Step step, int from, int to) {
    return table.batch(Arrays.copyOfRange(step.rows(), from, to));
  }
}
