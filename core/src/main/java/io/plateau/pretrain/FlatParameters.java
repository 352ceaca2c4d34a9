package io.plateau.pretrain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Weights;
import io.plateau.tensor.HostTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * All weights one after the other in a single array, so that an optimiser step is a handful of
 * operations however many tensors there are.
 */
final class FlatParameters {

  /** CLIP never multiplies cosines with more than 100. */
  private static final double LARGEST_LOGIT_SCALE = Math.log(100);

  private final List<Parameter> parameters;
  private final NDArray values;
  private final long[] ends;

  /** Draws the initial values; the array belongs to {@code manager} and requires gradients. */
  FlatParameters(List<Parameter> parameters, SplittableRandom random, NDManager manager) {
    this.parameters = parameters;
    this.ends = new long[parameters.size() - 1];
    float[] initial = new float[parameters.stream().mapToInt(Parameter::elements).sum()];
    int at = 0;
    for (int p = 0; p < parameters.size(); p++) {
      Parameter parameter = parameters.get(p);
      for (int i = 0; i < parameter.elements(); i++) {
        double draw = parameter.deviation() == 0 ? 0 : random.nextGaussian();
        initial[at++] = (float) (parameter.mean() + parameter.deviation() * draw);
      }
      if (p < ends.length) {
        ends[p] = at;
      }
    }
    this.values = manager.create(initial);
    values.setRequiresGradient(true);
  }

  /** {@code [parameters]}: the leaf that gradients are asked for. */
  NDArray values() {
    return values;
  }

  /** {@code [parameters]}: 1 where weight decay applies, 0 elsewhere. */
  NDArray decayMask(NDManager manager) {
    float[] mask = new float[Math.toIntExact(values.size())];
    int at = 0;
    for (Parameter parameter : parameters) {
      for (int i = 0; i < parameter.elements(); i++) {
        mask[at++] = parameter.decays() ? 1 : 0;
      }
    }
    return manager.create(mask);
  }

  /**
   * The tensors as views of the leaf. Call it while the gradient collector is open.
   *
   * @param manager owner of the views and so of all that is computed from them
   */
  Weights weights(NDManager manager) {
    // One split has one gradient; a slice per tensor would each have one as large as all tensors.
    NDList parts = values.split(ends, 0);
    parts.attach(manager);
    Map<String, NDArray> views = new HashMap<>();
    for (int p = 0; p < parts.size(); p++) {
      Parameter parameter = parameters.get(p);
      views.put(parameter.name(), parts.get(p).reshape(new Shape(parameter.shape())));
    }
    return views::get;
  }

  /** Keeps the logit scale, which stands last, within CLIP's bound. */
  void clampLogitScale() {
    NDIndex last = new NDIndex("-1:");
    values.set(last, values.get(last).minimum(LARGEST_LOGIT_SCALE));
  }

  /** Copies the tensors to the heap, by name. */
  Map<String, HostTensor> tensors() {
    float[] all = values.toFloatArray();
    Map<String, HostTensor> tensors = new TreeMap<>();
    int at = 0;
    for (Parameter parameter : parameters) {
      float[] part = new float[parameter.elements()];
      System.arraycopy(all, at, part, 0, part.length);
      tensors.put(parameter.name(), new HostTensor(parameter.shape(), part));
      at += part.length;
    }
    return tensors;
  }
}
