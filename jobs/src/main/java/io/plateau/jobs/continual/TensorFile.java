package io.plateau.jobs.continual;

import io.plateau.tensor.HostDoubles;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.SafetensorsException;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Float64 tensors by name, where a name may have the task or class before it that the tensor is of.
 * Float32 ones go through them to the bit.
 *
 * @param name what messages call the file
 */
record TensorFile(String name, SortedMap<String, HostDoubles> tensors) {

  static byte[] encode(SortedMap<String, HostDoubles> tensors) {
    return SafetensorsWriter.encodeDoubles(tensors, Map.of());
  }

  static TensorFile decode(String name, byte[] bytes) throws IOException {
    Safetensors file = Safetensors.of(name, bytes);
    SortedMap<String, HostDoubles> tensors = new TreeMap<>();
    for (String tensor : file.names()) {
      tensors.put(tensor, file.doubles(tensor));
    }
    return new TensorFile(name, tensors);
  }

  /** Names under a prefix. */
  static <T> SortedMap<String, T> prefixed(String prefix, SortedMap<String, T> tensors) {
    SortedMap<String, T> prefixed = new TreeMap<>();
    tensors.forEach((name, tensor) -> prefixed.put(prefix + "." + name, tensor));
    return prefixed;
  }

  /** What {@link #prefixed} put under a prefix. */
  TensorFile under(String prefix) {
    SortedMap<String, HostDoubles> some = new TreeMap<>();
    tensors.forEach(
        (tensor, values) -> {
          if (tensor.startsWith(prefix + ".")) {
            some.put(tensor.substring(prefix.length() + 1), values);
          }
        });
    return new TensorFile(name, some);
  }

  boolean isEmpty() {
    return tensors.isEmpty();
  }

  HostDoubles get(String tensor) throws SafetensorsException {
    HostDoubles found = tensors.get(tensor);
    if (found == null) {
      throw new SafetensorsException(
          "Cannot read the state %s: it has no tensor %s (it has %s). Start the stream again."
              .formatted(name, tensor, tensors.keySet()));
    }
    return found;
  }

  static HostDoubles doubles(HostTensor floats) {
    double[] values =
        IntStream.range(0, floats.values().length).mapToDouble(i -> floats.values()[i]).toArray();
    return new HostDoubles(floats.shape(), values);
  }

  static HostTensor floats(HostDoubles doubles) {
    float[] values = new float[doubles.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) doubles.values()[i];
    }
    return new HostTensor(doubles.shape(), values);
  }
}
