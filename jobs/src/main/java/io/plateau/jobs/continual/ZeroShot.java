package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.sharpness.Parameters;
import java.io.IOException;

/**
 * The pretrained model, whatever comes: the row that every other strategy starts from.
 *
 * @param texts of all classes
 */
record ZeroShot(ClassTexts texts) implements Strategy<Parameters> {

  @Override
  public Parameters start() {
    return Parameters.NONE;
  }

  @Override
  public Parameters learn(Parameters before, StreamTask task) {
    return before;
  }

  @Override
  public StreamClassifier classifier(Parameters state) {
    return new TextClassifier(texts);
  }

  @Override
  public Footprint footprint(Parameters state) {
    return Footprint.of(0);
  }

  @Override
  public byte[] encode(Parameters state) {
    return ParametersFile.encode(state);
  }

  @Override
  public Parameters decode(String name, byte[] bytes) throws IOException {
    return ParametersFile.decode(name, bytes);
  }
}
