package io.plateau.continual.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is written down.
 *
 * @param name what results call it
 * @param features where its feature set lies
 * @param classNames its classes; null for all of the feature set
 */
public record PlannedTask(String name, String features, @Nullable List<String> classNames) {

  Task with(FeatureSetFacts facts) {
    return new Task(name, features, classNames == null ? facts.classNames() : classNames);
  }
}
