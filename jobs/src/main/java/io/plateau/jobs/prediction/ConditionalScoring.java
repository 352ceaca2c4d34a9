package io.plateau.jobs.prediction;

import io.plateau.clip.TokenShape;
import io.plateau.prep.ExecutorModel;
import io.plateau.prompt.ConditionalClassifier;
import io.plateau.prompt.PromptShape;
import io.plateau.sharpness.Parameters;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * By a prompt of which every image has a version of its own: each costs a pass of the text tower
 * over all classes.
 *
 * @param model whose text tower it is
 * @param shape of the prompt
 * @param classNames in label order
 * @param learned context and meta-net
 */
record ConditionalScoring(
    ExecutorModel model, PromptShape shape, List<String> classNames, Parameters learned)
    implements Scoring {

  private static final int BATCH = 128;

  ConditionalScoring {
    classNames = List.copyOf(classNames);
  }

  @Override
  public int classes() {
    return classNames.size();
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public Optional<TokenShape> tokens() {
    return Optional.empty();
  }

  @Override
  public Scorer open(Configuration configuration) throws IOException {
    return new FeatureScorer(
        new ConditionalClassifier(
            model.load(configuration), shape, classNames, learned, images -> {}));
  }
}
