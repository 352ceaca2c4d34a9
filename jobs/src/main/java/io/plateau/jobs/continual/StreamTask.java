package io.plateau.jobs.continual;

import io.plateau.adapter.DistributedSum;
import io.plateau.continual.scenario.Task;
import io.plateau.feature.FeatureTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A task whose turn it is.
 *
 * @param number from 1
 * @param data of the whole stream; a strategy looks at this task's rows and, if it is the upper
 *     bound, at those before them
 */
record StreamTask(int number, StreamData data) {

  Task task() {
    return data.scenario().tasks().get(number - 1);
  }

  /** Names of the stream's classes so far, this task's included: labels are positions in it. */
  List<String> seen() {
    return data.scenario().namesUpTo(number);
  }

  /** Its drawn rows, labelled by the classes of the stream. */
  FeatureTable rows() throws IOException {
    return data.training(number);
  }

  /** Some of its rows, labelled likewise, for sums over them. */
  DistributedSum sum(Fold fold) throws IOException {
    return data.sum(number, fold);
  }

  /** The same rows, labelled by its own classes. */
  FeatureTable ownRows() throws IOException {
    List<String> names = task().classNames();
    return Labels.rows(rows(), Set.copyOf(names), names);
  }

  /** Its rows, and those of all tasks before it. */
  FeatureTable rowsSoFar() throws IOException {
    List<FeatureTable> tables = new ArrayList<>();
    for (int earlier = 1; earlier <= number; earlier++) {
      tables.add(data.training(earlier));
    }
    return Labels.concatenate(tables);
  }
}
