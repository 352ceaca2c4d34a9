package io.plateau.jobs.continual;

import io.plateau.adapter.DistributedSum;
import io.plateau.continual.closedform.RanPac;
import io.plateau.continual.closedform.RidgeClassifier;
import io.plateau.continual.closedform.RidgeSums;
import io.plateau.continual.closedform.RidgeSumsFile;
import io.plateau.feature.FeatureTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Ridge regression whose ridge is chosen on every fifth drawn image of each class; what is solved
 * with it are the sums over all of them.
 *
 * @param ranPac its random features
 * @param names classes of the stream, in label order
 */
record RanPacStrategy(RanPac ranPac, List<String> names) implements Strategy<RanPacStrategy.Sums> {

  private static final int FOLD = 5;

  /**
   * What it keeps.
   *
   * @param fit sums over four images of five
   * @param validation sums over the fifth
   */
  record Sums(RidgeSums fit, RidgeSums validation) {}

  @Override
  public Sums start() {
    return new Sums(ranPac.start(), ranPac.start());
  }

  @Override
  public Sums learn(Sums before, StreamTask task) throws IOException {
    FeatureTable rows = task.rows();
    boolean[] isValidation = everyFifthImage(rows);
    int classes = task.seen().size();
    return new Sums(
        ranPac.learn(before.fit, sum(rows, isValidation, false), classes),
        ranPac.learn(before.validation, sum(rows, isValidation, true), classes));
  }

  private static DistributedSum sum(FeatureTable rows, boolean[] isValidation, boolean wanted) {
    int[] positions =
        IntStream.range(0, rows.rows()).filter(row -> isValidation[row] == wanted).toArray();
    if (positions.length == 0) {
      throw new IllegalArgumentException(
          "Cannot choose the ridge of ranpac: no class has %d images, so that none is left for validation. Give it more --set shots, or take rail."
              .formatted(FOLD));
    }
    return DistributedSum.local(rows.batch().select(positions), 1);
  }

  /** Views of one image stay together. */
  private static boolean[] everyFifthImage(FeatureTable rows) {
    boolean[] fifth = new boolean[rows.rows()];
    Map<Integer, Integer> images = new HashMap<>();
    for (int row = 0; row < fifth.length; row++) {
      int label = rows.batch().labels()[row];
      int image =
          rows.views()[row] == 0
              ? images.merge(label, 1, Integer::sum)
              : images.getOrDefault(label, 1);
      fifth[row] = image % FOLD == 0;
    }
    return fifth;
  }

  @Override
  public StreamClassifier classifier(Sums state) {
    RidgeClassifier all =
        ranPac.classifier(
            state.fit.plus(state.validation), RanPac.lambda(state.fit, state.validation));
    return classNames -> {
      int[] seen =
          IntStream.of(Labels.of(classNames, names))
              .map(label -> label < all.classes() ? label : -1)
              .toArray();
      return IntStream.of(seen).allMatch(label -> label < 0)
          ? Optional.empty()
          : Optional.of(all.select(seen));
    };
  }

  @Override
  public Footprint footprint(Sums state) {
    return Footprint.of((long) state.fit.features().outputs() * state.fit.classes());
  }

  @Override
  public byte[] encode(Sums state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    for (RidgeSums sums : List.of(state.fit, state.validation)) {
      ByteArrayOutputStream part = new ByteArrayOutputStream();
      RidgeSumsFile.write(sums, part);
      data.writeInt(part.size());
      part.writeTo(data);
    }
    return bytes.toByteArray();
  }

  @Override
  public Sums decode(String name, byte[] bytes) throws IOException {
    DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
    return new Sums(part(name, data), part(name, data));
  }

  /** A part by itself: who reads it reads ahead. */
  private static RidgeSums part(String name, DataInputStream data) throws IOException {
    return RidgeSumsFile.read(
        name, new ByteArrayInputStream(data.readNBytes(Math.max(0, data.readInt()))));
  }
}
