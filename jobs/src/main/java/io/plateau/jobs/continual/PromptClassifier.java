package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.evaluation.Classifier;
import io.plateau.sharpness.Parameters;
import java.util.List;
import java.util.Optional;

/**
 * Cosines with text features that one prompt gave.
 *
 * @param all text features of every class of the stream and of its held-out sets
 * @param learned the prompt
 */
record PromptClassifier(ClassTexts all, Parameters learned) implements StreamClassifier {

  @Override
  public Optional<Classifier> over(List<String> classNames) {
    return new TextClassifier(all).over(classNames);
  }

  @Override
  public Optional<ClassTexts> texts() {
    return Optional.of(all);
  }

  @Override
  public Optional<Parameters> prompt() {
    return Optional.of(learned);
  }
}
