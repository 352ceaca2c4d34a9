package io.plateau.jobs.continual;

import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Named tensors and texts: what a safetensors file holds, or the part of it under a prefix.
 *
 * @param tensors by name
 * @param texts by name
 */
record KeptTensors(SortedMap<String, HostTensor> tensors, SortedMap<String, String> texts) {

  static final KeptTensors NONE = new KeptTensors(new TreeMap<>(), new TreeMap<>());

  KeptTensors {
    tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  static KeptTensors one(String name, HostTensor tensor) {
    return new KeptTensors(new TreeMap<>(Map.of(name, tensor)), new TreeMap<>());
  }

  /** These and others, whose names get a prefix. */
  KeptTensors with(String prefix, KeptTensors others) {
    SortedMap<String, HostTensor> allTensors = new TreeMap<>(tensors);
    others.tensors.forEach((name, tensor) -> allTensors.put(prefix + name, tensor));
    SortedMap<String, String> allTexts = new TreeMap<>(texts);
    others.texts.forEach((name, text) -> allTexts.put(prefix + name, text));
    return new KeptTensors(allTensors, allTexts);
  }

  /** Those whose names begin with a prefix, without it. */
  KeptTensors under(String prefix) {
    return new KeptTensors(under(prefix, tensors), under(prefix, texts));
  }

  private static <V> SortedMap<String, V> under(String prefix, SortedMap<String, V> all) {
    SortedMap<String, V> some = new TreeMap<>();
    all.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            some.put(name.substring(prefix.length()), value);
          }
        });
    return some;
  }

  /**
   * A tensor.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  HostTensor tensor(String name) {
    HostTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "Cannot read the state: it has no tensor %s (it has %s). Start the stream again."
              .formatted(name, tensors.keySet()));
    }
    return tensor;
  }

  byte[] bytes() {
    return SafetensorsWriter.encode(tensors, texts);
  }

  /**
   * Reads a file.
   *
   * @param name what messages call it
   */
  static KeptTensors of(String name, byte[] bytes) throws IOException {
    Safetensors file = Safetensors.of(name, bytes);
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    for (String tensor : file.names()) {
      tensors.put(tensor, file.tensor(tensor));
    }
    return new KeptTensors(tensors, new TreeMap<>(file.metadata()));
  }
}
