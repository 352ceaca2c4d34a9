package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.continual.closedform.Rail;
import io.plateau.continual.closedform.RailClassifier;
import io.plateau.continual.closedform.RidgeSums;
import io.plateau.continual.closedform.RidgeSumsFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Ridge regression beside zero-shot, from sums over all rows so far.
 *
 * @param rail its numbers
 * @param texts of all classes: those of the stream in label order, then others
 */
record RailStrategy(Rail rail, ClassTexts texts) implements Strategy<RidgeSums> {

  @Override
  public RidgeSums start() {
    return rail.start();
  }

  @Override
  public RidgeSums learn(RidgeSums before, StreamTask task) throws IOException {
    return rail.learn(before, task.sum(Fold.ALL), task.seen().size());
  }

  @Override
  public StreamClassifier classifier(RidgeSums state) {
    RailClassifier all = rail.classifier(state, texts);
    return classNames -> Optional.of(all.select(Labels.of(classNames, texts.names())));
  }

  @Override
  public Footprint footprint(RidgeSums state) {
    return Footprint.of((long) state.features().outputs() * state.classes());
  }

  @Override
  public byte[] encode(RidgeSums state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RidgeSumsFile.write(state, bytes);
    return bytes.toByteArray();
  }

  @Override
  public RidgeSums decode(String name, byte[] bytes) throws IOException {
    return RidgeSumsFile.read(name, new ByteArrayInputStream(bytes));
  }
}
