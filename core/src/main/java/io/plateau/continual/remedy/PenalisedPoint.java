package io.plateau.continual.remedy;

import io.plateau.sharpness.Loss;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A penalised loss at v. Derivatives are those in T and, after them, those in v, in one row. */
record PenalisedPoint(Point point, ParameterPenalty penalty, Parameters v) implements Point {

  @Override
  public Loss loss() {
    Loss loss = point.loss();
    return new Loss(
        loss.value() + penalty.value(v), joined(loss.derivative(), penalty.gradient(v)));
  }

  /** The penalty has no part in it. */
  @Override
  public Loss divergence() {
    Loss loss = point.divergence();
    return new Loss(loss.value(), joined(loss.derivative(), v.times(0)));
  }

  private HostTensor joined(HostTensor ofOutputs, Parameters ofParameters) {
    int outputs = ofOutputs.values().length;
    float[] values =
        Arrays.copyOf(ofOutputs.values(), Math.toIntExact(outputs + ofParameters.size()));
    int at = outputs;
    for (HostTensor tensor : ofParameters.tensors().values()) {
      System.arraycopy(tensor.values(), 0, values, at, tensor.values().length);
      at += tensor.values().length;
    }
    return new HostTensor(new long[] {values.length}, values);
  }

  @Override
  public Parameters pull(HostTensor derivative) {
    int outputs = Math.toIntExact(derivative.values().length - v.size());
    HostTensor ofOutputs =
        new HostTensor(
            point.loss().derivative().shape(), Arrays.copyOf(derivative.values(), outputs));
    return point.pull(ofOutputs).plus(1, ofParameters(derivative.values(), outputs));
  }

  private Parameters ofParameters(float[] values, int from) {
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    int at = from;
    for (Map.Entry<String, HostTensor> entry : v.tensors().entrySet()) {
      int size = entry.getValue().values().length;
      float[] part = Arrays.copyOfRange(values, at, at + size);
      tensors.put(entry.getKey(), new HostTensor(entry.getValue().shape(), part));
      at += size;
    }
    return new Parameters(tensors);
  }

  @Override
  public void close() {
    point.close();
  }
}
