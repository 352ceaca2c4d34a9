package io.plateau.continual.scenario;

import io.plateau.feature.NumpyRandom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one feature set, a few at a time. What is left at the end is a smaller task.
 *
 * @param features where the feature set lies
 * @param firstTask classes of the first task
 * @param perTask classes of each task after it
 * @param classOrderSeed of {@code numpy.random.RandomState(seed).permutation(classes)}, in whose
 *     order classes come, 1993 in the literature (Rebuffi et al., iCaRL, CVPR 2017); null for the
 *     order of the feature set
 */
public record ClassIncrements(
    String features, int firstTask, int perTask, @Nullable Long classOrderSeed)
    implements TaskPlan {

  public ClassIncrements {
    if (firstTask < 1 || perTask < 1) {
      throw new IllegalArgumentException(
          "classes per task: %d, then %d (expected: >= 1)".formatted(firstTask, perTask));
    }
  }

  @Override
  public List<Task> tasks(FeatureSets sets) throws IOException {
    List<String> names = ordered(sets.at(features).classNames());
    List<Task> tasks = new ArrayList<>();
    int from = 0;
    int to = firstTask;
    while (from < names.size()) {
      int end = Math.min(to, names.size());
      tasks.add(new Task("task-" + (tasks.size() + 1), features, names.subList(from, end)));
      from = end;
      to = end + perTask;
    }
    return tasks;
  }

  private List<String> ordered(List<String> names) {
    return classOrderSeed == null
        ? names
        : Arrays.stream(new NumpyRandom(classOrderSeed).permutation(names.size()))
            .mapToObj(names::get)
            .toList();
  }
}
