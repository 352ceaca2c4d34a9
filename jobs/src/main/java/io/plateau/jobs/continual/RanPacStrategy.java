package io.plateau.jobs.continual;

import io.plateau.continual.closedform.RanPac;
import io.plateau.continual.closedform.RidgeClassifier;
import io.plateau.continual.closedform.RidgeSums;
import io.plateau.continual.closedform.RidgeSumsFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Ridge regression whose ridge is chosen on a fifth of the images that are taken; what is solved
 * with it are the sums over all of them.
 *
 * @param ranPac its random features
 * @param names classes of the stream, in label order
 */
record RanPacStrategy(RanPac ranPac, List<String> names) implements Strategy<RanPacStrategy.Sums> {

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
    int classes = task.seen().size();
    RidgeSums validation = ranPac.learn(before.validation, task.sum(Fold.VALIDATION), classes);
    if (validation.rows() == before.validation.rows()) {
      throw new IllegalArgumentException(
          "Cannot choose the ridge of ranpac: no class has %d images, so that none is left for validation. Give it more --set shots, or take rail."
              .formatted(Fold.IMAGES));
    }
    return new Sums(ranPac.learn(before.fit, task.sum(Fold.FIT), classes), validation);
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
