package io.plateau.jobs.continual;

import com.google.gson.Gson;
import io.plateau.continual.replay.Sample;
import io.plateau.feature.FeatureTable;
import io.plateau.tensor.HostTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Samples of earlier tasks, as tensors: {@code features} is {@code [samples, width]}, ids and
 * labels are JSON.
 */
final class KeptSamples {

  private static final String FEATURES = "features";
  private static final String IDS = "ids";
  private static final String LABELS = "labels";
  private static final Gson GSON = new Gson();

  private KeptSamples() {}

  static KeptTensors encode(List<Sample> samples) {
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    if (!samples.isEmpty()) {
      int width = samples.get(0).feature().length;
      tensors.put(
          FEATURES,
          new HostTensor(
              new long[] {samples.size(), width}, Sample.batch(samples, width).features()));
    }
    SortedMap<String, String> texts = new TreeMap<>();
    texts.put(IDS, GSON.toJson(samples.stream().map(Sample::id).toList()));
    texts.put(LABELS, GSON.toJson(samples.stream().mapToInt(Sample::label).toArray()));
    return new KeptTensors(tensors, texts);
  }

  static List<Sample> decode(KeptTensors kept) {
    HostTensor features = kept.tensors().get(FEATURES);
    if (features == null) {
      return List.of();
    }
    String[] ids = GSON.fromJson(kept.texts().get(IDS), String[].class);
    int[] labels = GSON.fromJson(kept.texts().get(LABELS), int[].class);
    int width = Math.toIntExact(features.shape()[1]);
    List<Sample> samples = new ArrayList<>();
    for (int row = 0; row < ids.length; row++) {
      float[] feature = Arrays.copyOfRange(features.values(), row * width, (row + 1) * width);
      samples.add(new Sample(ids[row], labels[row], feature));
    }
    return samples;
  }

  /** As rows of a table, labelled by the classes of the stream. */
  static FeatureTable table(List<Sample> samples, List<String> names, int width) {
    return new FeatureTable(
        names,
        samples.stream().map(Sample::id).toList(),
        new int[samples.size()],
        Sample.batch(samples, width));
  }
}
