package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.continual.selection.TaskSelector;
import io.plateau.evaluation.Classifier;
import io.plateau.sharpness.Parameters;
import java.util.List;
import java.util.Optional;

/** A classifier over whichever classes of a stream are asked for. */
interface StreamClassifier {

  /**
   * The classifier over some classes. It scores every sample alone.
   *
   * @param classNames in the order that scores are to have
   * @return none where it knows nothing about any of them
   */
  Optional<Classifier> over(List<String> classNames);

  /** The text features that it compares images with, of all classes; none where it has others. */
  default Optional<ClassTexts> texts() {
    return Optional.empty();
  }

  /** The prompt that gave them; none where nothing was learned, or something else. */
  default Optional<Parameters> prompt() {
    return Optional.empty();
  }

  /** What selects a task for a sample; none where nothing is selected. */
  default Optional<TaskSelector> selector() {
    return Optional.empty();
  }
}
