package io.plateau.jobs.continual;

import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What prompts have learned, as a safetensors file. */
final class ParametersFile {

  private ParametersFile() {}

  static byte[] encode(Parameters parameters) {
    return SafetensorsWriter.encode(parameters.tensors(), Map.of());
  }

  static Parameters decode(String name, byte[] bytes) throws IOException {
    Safetensors file = Safetensors.of(name, bytes);
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    for (String tensor : file.names()) {
      tensors.put(tensor, file.tensor(tensor));
    }
    return new Parameters(tensors);
  }
}
