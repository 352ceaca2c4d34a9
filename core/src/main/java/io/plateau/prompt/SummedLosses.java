package io.plateau.prompt;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Loss;
import io.plateau.tensor.HostTensor;
import java.util.List;

/** A loss that is the sum of losses. */
record SummedLosses(List<Criterion> losses) implements Criterion {

  SummedLosses {
    losses = List.copyOf(losses);
  }

  @Override
  public Loss of(HostTensor texts, Batch batch) {
    double value = 0;
    float[] derivative = new float[texts.values().length];
    for (Criterion criterion : losses) {
      Loss loss = criterion.of(texts, batch);
      value += loss.value();
      for (int i = 0; i < derivative.length; i++) {
        derivative[i] += loss.derivative().values()[i];
      }
    }
    return new Loss(value, new HostTensor(texts.shape(), derivative));
  }
}
