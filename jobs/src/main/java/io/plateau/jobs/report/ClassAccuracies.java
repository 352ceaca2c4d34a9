package io.plateau.jobs.report;

import io.plateau.evaluation.ClassResult;
import java.util.List;

/**
 * How a method did on each class, in one of its runs.
 *
 * @param method method name
 * @param part the classes it was measured on
 * @param classes one result per class; the same classes in the same order for every method
 */
public record ClassAccuracies(String method, Part part, List<ClassResult> classes) {

  public ClassAccuracies {
    classes = List.copyOf(classes);
  }
}
