package io.plateau.jobs.training;

import io.plateau.prompt.LossTerm;
import java.util.List;

/**
 * A term of the loss, and the names of the classes that it is about. Those that are not learned are
 * encoded for it.
 *
 * @param classNames in the order that the term has them
 */
public record NamedTerm(List<String> classNames, LossTerm term) {

  public NamedTerm {
    classNames = List.copyOf(classNames);
  }
}
