package io.plateau.sharpness;

import io.plateau.feature.Batch;
import io.plateau.tensor.HostTensor;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * A point of a loss that is written down with its gradient: the outputs are the parameters
 * themselves, one after the other, so that J is the identity and r the gradient.
 */
public record GradientPoint(Parameters v, Gradient gradient) implements Point {

  /** An objective from its gradient. */
  public static Objective objective(BiFunction<Parameters, Batch, Gradient> gradient) {
    return (v, batch) -> new GradientPoint(v, gradient.apply(v, batch));
  }

  @Override
  public Loss loss() {
    int size = gradient.values().tensors().values().stream().mapToInt(t -> t.values().length).sum();
    HostTensor flat = HostTensor.zeros(size);
    int at = 0;
    for (HostTensor tensor : gradient.values().tensors().values()) {
      System.arraycopy(tensor.values(), 0, flat.values(), at, tensor.values().length);
      at += tensor.values().length;
    }
    return new Loss(gradient.loss(), flat);
  }

  @Override
  public Loss divergence() {
    throw new AssertionError("there is no zero-shot model here");
  }

  @Override
  public Parameters pull(HostTensor derivative) {
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    int at = 0;
    for (String name : v.tensors().keySet()) {
      HostTensor like = v.get(name);
      HostTensor tensor = HostTensor.zeros(like.shape());
      System.arraycopy(derivative.values(), at, tensor.values(), 0, tensor.values().length);
      tensors.put(name, tensor);
      at += tensor.values().length;
    }
    return new Parameters(tensors);
  }

  @Override
  public void close() {}
}
