package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.evaluation.Classifier;
import java.util.List;
import java.util.Optional;

/**
 * Cosines with text features, whether hand-written prompts or learned ones gave them.
 *
 * @param all text features of every class of the stream and of its held-out sets
 */
record TextClassifier(ClassTexts all) implements StreamClassifier {

  @Override
  public Optional<Classifier> over(List<String> classNames) {
    return Optional.of(all.select(Labels.of(classNames, all.names())).zeroShot());
  }

  @Override
  public Optional<ClassTexts> texts() {
    return Optional.of(all);
  }
}
