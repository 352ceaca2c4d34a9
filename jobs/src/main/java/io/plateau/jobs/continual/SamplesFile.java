package io.plateau.jobs.continual;

import com.google.gson.Gson;
import io.plateau.continual.replay.Sample;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Samples, in their order, beside other tensors in a safetensors file: {@code features} is {@code
 * [samples, width]}, ids and labels are JSON in the metadata.
 *
 * @param samples with features
 * @param others tensors of other names
 */
record SamplesFile(List<Sample> samples, SortedMap<String, HostTensor> others) {

  private static final String FEATURES = "features";
  private static final Gson GSON = new Gson();

  static byte[] encode(List<Sample> samples, SortedMap<String, HostTensor> others) {
    SortedMap<String, HostTensor> tensors = new TreeMap<>(others);
    if (!samples.isEmpty()) {
      int width = samples.get(0).feature().length;
      tensors.put(
          FEATURES,
          new HostTensor(
              new long[] {samples.size(), width}, Sample.batch(samples, width).features()));
    }
    return SafetensorsWriter.encode(
        tensors,
        Map.of(
            "ids", GSON.toJson(samples.stream().map(Sample::id).toList()),
            "labels", GSON.toJson(samples.stream().mapToInt(Sample::label).toArray())));
  }

  static SamplesFile decode(String name, byte[] bytes) throws IOException {
    Safetensors file = Safetensors.of(name, bytes);
    SortedMap<String, HostTensor> others = new TreeMap<>();
    for (String tensor : file.names()) {
      others.put(tensor, file.tensor(tensor));
    }
    HostTensor features = others.remove(FEATURES);
    String[] ids = GSON.fromJson(file.metadata().get("ids"), String[].class);
    int[] labels = GSON.fromJson(file.metadata().get("labels"), int[].class);
    List<Sample> samples = new ArrayList<>();
    if (features != null) {
      int width = Math.toIntExact(features.shape()[1]);
      for (int row = 0; row < ids.length; row++) {
        float[] feature = Arrays.copyOfRange(features.values(), row * width, (row + 1) * width);
        samples.add(new Sample(ids[row], labels[row], feature));
      }
    }
    return new SamplesFile(samples, others);
  }
}
