package io.plateau.jobs.continual;

import io.plateau.continual.scenario.Task;
import java.util.List;

/**
 * A set of a stream that was saved.
 *
 * @param name what results call it
 * @param features where its feature set lay
 * @param digest SHA-256 of that
 * @param classNames its classes
 */
public record SavedTask(String name, String features, String digest, List<String> classNames) {

  public SavedTask {
    classNames = List.copyOf(classNames);
  }

  public Task task() {
    return new Task(name, features, classNames);
  }
}
