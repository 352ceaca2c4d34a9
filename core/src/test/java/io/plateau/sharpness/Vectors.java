package io.plateau.sharpness;

import io.plateau.tensor.HostTensor;
import java.util.Map;
import java.util.TreeMap;

/** Short ways to write gradients down. */
final class Vectors {

  static final String NAME = "v";

  private Vectors() {}

  static HostTensor tensor(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return new HostTensor(new long[] {values.length}, floats);
  }

  static Parameters vector(double... values) {
    return Parameters.of(NAME, tensor(values));
  }

  static Parameters vectors(String a, HostTensor ofA, String b, HostTensor ofB) {
    return new Parameters(new TreeMap<>(Map.of(a, ofA, b, ofB)));
  }

  /** The two gradients with losses of no importance. */
  static TwoGradients two(Parameters clean, Parameters perturbed) {
    return new TwoGradients(new Gradient(1, clean), new Gradient(2, perturbed), 1);
  }
}
