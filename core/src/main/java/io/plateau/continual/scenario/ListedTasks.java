package io.plateau.continual.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tasks one by one.
 *
 * @param planned in the order of training
 */
public record ListedTasks(List<PlannedTask> planned) implements TaskPlan {

  public ListedTasks {
    planned = List.copyOf(planned);
  }

  @Override
  public List<Task> tasks(FeatureSets sets) throws IOException {
    List<Task> tasks = new ArrayList<>();
    for (PlannedTask task : planned) {
      tasks.add(task.with(sets.at(task.features())));
    }
    return tasks;
  }
}
