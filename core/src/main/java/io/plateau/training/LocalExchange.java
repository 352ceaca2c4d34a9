package io.plateau.training;

import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.TwoGradients;
import java.util.ArrayList;
import java.util.List;

/** An exchange without a cluster. */
record LocalExchange(PartWorker worker, int parts) implements GradientExchange {

  @Override
  public TwoGradients exchange(Parameters v, Step step) {
    List<TwoGradients> gradients = new ArrayList<>(parts);
    for (int part = 0; part < parts; part++) {
      worker.take(v, step, part, parts).ifPresent(gradients::add);
    }
    return TwoGradients.mean(gradients);
  }

  @Override
  public void close() {}
}
