package io.plateau.jobs.continual;

import io.plateau.feature.FeatureTable;
import io.plateau.jobs.training.Help;
import io.plateau.sharpness.Parameters;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One prompt learned anew, after every task, from the rows of all tasks so far: what a stream could
 * come to if nothing had to be forgotten.
 */
record JointPrompt(PromptLearning learning) implements Strategy<Parameters> {

  @Override
  public Parameters start() {
    return learning.start();
  }

  @Override
  public Parameters learn(Parameters before, StreamTask task) throws IOException {
    List<String> seen = task.seen();
    FeatureTable rows = Labels.rows(task.rowsSoFar(), Set.copyOf(seen), seen);
    return learning.learn(learning.start(), task, rows, Help.NONE);
  }

  @Override
  public StreamClassifier classifier(Parameters state) {
    return learning.classifier(state);
  }

  @Override
  public Optional<Parameters> learned(Parameters state) {
    return Optional.of(state);
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
