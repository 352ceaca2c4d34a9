package io.plateau.continual.scenario;

import java.util.List;

/**
 * A data set of a stream, or one that is held out of it.
 *
 * @param name what results call it
 * @param features where its feature set lies
 * @param classNames its classes, which may be some of the feature set's
 */
public record Task(String name, String features, List<String> classNames) {

  public Task {
    classNames = List.copyOf(classNames);
  }
}
