package io.plateau.continual.scenario;

import java.io.IOException;
import java.util.List;

/** How the tasks of a stream are written down. */
public sealed interface TaskPlan permits ListedTasks, ClassIncrements {

  /** The tasks in the order of training. */
  List<Task> tasks(FeatureSets sets) throws IOException;
}
