package io.plateau.jobs.continual;

import io.plateau.feature.FeatureTable;
import io.plateau.sharpness.Parameters;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * One prompt through all tasks, each going on from the last: what forgetting looks like where
 * nothing is done about it, and whatever the update rule does about it by itself.
 */
record SequentialPrompt(PromptLearning learning) implements Strategy<Parameters> {

  @Override
  public Parameters start() {
    return learning.start();
  }

  @Override
  public Parameters learn(Parameters before, StreamTask task) throws IOException {
    return learning.learn(before, task, ownRows(task), null);
  }

  /** The rows of a task, labelled by its own classes: cross-entropy is over these. */
  static FeatureTable ownRows(StreamTask task) throws IOException {
    List<String> names = task.task().classNames();
    return Labels.rows(task.rows(), Set.copyOf(names), names);
  }

  @Override
  public StreamClassifier classifier(Parameters state) {
    return learning.classifier(state);
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
