package io.plateau.adapter;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The task of {@code adapter_goldens.py} and what others make of it. */
final class Golden {

  static final float SCALE = 30;
  static final int EPOCHS = 6;
  static final List<String> NAMES = List.of("a", "b", "c", "d");

  private static final Safetensors FILE = open();

  private Golden() {}

  private static Safetensors open() {
    try (InputStream in = Golden.class.getResourceAsStream("learners.safetensors")) {
      return Safetensors.of("learners.safetensors", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static HostTensor tensor(String name) {
    try {
      return FILE.tensor(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static float[] values(String name) {
    return tensor(name).values();
  }

  private static int[] integers(String name) {
    try {
      return LongStream.of(FILE.longs(name)).mapToInt(Math::toIntExact).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ClassTexts texts() {
    return new ClassTexts(NAMES, tensor("texts"), SCALE);
  }

  /** Two views of every image, one after the other. */
  static FeatureTable train() {
    int[] labels = integers("labels");
    return new FeatureTable(
        NAMES,
        IntStream.range(0, labels.length).mapToObj(row -> "image-" + row / 2).toList(),
        IntStream.range(0, labels.length).map(row -> row % 2).toArray(),
        new Batch(values("features"), labels, texts().width()));
  }

  static LearnerInput input() {
    return LearnerInput.of(texts(), train());
  }

  /** The rows of the first three classes; the fourth is new. */
  static LearnerInput base() {
    int[] labels = integers("labels");
    return LearnerInput.of(
        texts(),
        train().select(IntStream.range(0, labels.length).filter(i -> labels[i] < 3).toArray()));
  }

  static Batch test() {
    return new Batch(values("test"), integers("test-labels"), texts().width());
  }

  static TrainingSettings fullBatches() {
    return new TrainingSettings(1e-2, 0.01, 1000, EPOCHS);
  }

  static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
